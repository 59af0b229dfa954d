import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readerScope, type Actor, type Counting, type Organisation, type ReaderScope } from '#libs/domain';
import {
  readActor,
  readCounting,
  readPlatformTime,
  withTransaction,
  type Page,
  type PlatformTime,
  type Tx,
} from '#libs/persistence';
import type { PageQuery } from '#libs/http';
import { unauthorized } from '../identity/unauthorized.js';

/** The database as of one instant, with the actor who reads and their rights. */
export interface Snapshot {
  readonly tx: Tx;
  readonly time: PlatformTime;
  readonly actor: Actor;
  readonly organisation: Organisation;
  readonly counting: Counting;
  readonly scope: ReaderScope;
}

/** Reads in one transaction, with the offices that the caller holds in it. */
@Injectable()
export class ReaderService {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  read<Result>(account: string, work: (snapshot: Snapshot) => Promise<Result>): Promise<Result> {
    return withTransaction(this.database, 'REPEATABLE READ', async (tx) => {
      const time = await readPlatformTime(tx);
      const actor = await readActor(tx, account);
      if (!actor) throw unauthorized('ACCOUNT_UNKNOWN');
      const counting = await readCounting(tx);
      const { organisation } = counting;
      return work({ tx, time, actor, organisation, counting, scope: readerScope(actor, organisation) });
    });
  }
}

/** The page of a list that a query asks for; without a cursor it is the first. */
export const pageOf = ({ limit, cursor }: PageQuery): Page => ({ limit, cursor: cursor ?? null });
