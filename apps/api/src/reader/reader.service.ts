import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  fold,
  processNamed,
  readerScope,
  type Actor,
  type Counting,
  type Matter,
  type Organisation,
  type Process,
  type Reader,
} from '#libs/domain';
import {
  loadEvents,
  planForReader,
  readReaderWorld,
  withTransaction,
  type Page,
  type PlatformTime,
  type StoredMatter,
  type Tx,
} from '#libs/persistence';
import type { PageQuery } from '#libs/http';
import { unauthorized } from '../identity/unauthorized.js';
import { withWords } from './words.js';

/** The database as of one instant, with the actor who reads and their rights. */
export interface Snapshot {
  readonly tx: Tx;
  readonly time: PlatformTime;
  readonly actor: Actor;
  readonly organisation: Organisation;
  readonly counting: Counting;
  readonly scope: Reader;
}

/** Reads in one transaction, with the offices that the caller holds in it. */
@Injectable()
export class ReaderService {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  read<Result>(account: string, work: (snapshot: Snapshot) => Promise<Result>): Promise<Result> {
    return withTransaction(this.database, 'REPEATABLE READ', async (tx) => {
      const { time, actor, ...counting } = await readReaderWorld(tx, account);
      if (!actor) throw unauthorized('ACCOUNT_UNKNOWN');
      const { organisation } = counting;
      return work({ tx, time, actor, organisation, counting, scope: readerScope(actor, organisation) });
    });
  }

  /** Reads an answer, and puts the words beside its codes. */
  answer(account: string, work: (snapshot: Snapshot) => Promise<object>): Promise<object> {
    return this.read(account, async (snapshot) => {
      await planForReader(snapshot.tx);
      return withWords(await work(snapshot), snapshot.organisation);
    });
  }
}

/** The matter of a stored row; a state that another version of its process folded is folded again. */
export async function matterOf(
  tx: Tx,
  {
    id,
    process: name,
    definitionVersion,
    folded,
  }: Pick<StoredMatter, 'id' | 'process' | 'definitionVersion' | 'folded'>,
): Promise<{ readonly process: Process; readonly matter: Matter }> {
  const process = processNamed(name);
  if (definitionVersion === process.version) return { process, matter: folded };
  return { process, matter: await foldAgain(tx, { id, process: name }) };
}

/** Folds the events of a stored matter by the present version of its process. */
export async function foldAgain(tx: Tx, { id, process }: Pick<StoredMatter, 'id' | 'process'>): Promise<Matter> {
  const matter = fold(processNamed(process), id, await loadEvents(tx, id));
  if (!matter) throw new Error(`matter ${id} has no events`);
  return matter;
}

/** The page of a list that a query asks for; without a cursor it is the first. */
export const pageOf = ({ limit, cursor }: PageQuery): Page => ({ limit, cursor: cursor ?? null });
