import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AUTHORITY_ROLES, conflict, forbidden, type Actor, type Role } from '#libs/domain';
import { MatterId, type SynonymReceipt } from '#libs/http';
import {
  addSynonyms,
  endSynonyms,
  lockSynonyms,
  readPlatformTime,
  synonymWords,
  withTransaction,
  type SynonymAuthor,
  type Tx,
} from '#libs/persistence';
import { CommandIdentityService } from '../command/command-identity.service.js';
import { runOnce, type IdempotentCommand } from '../command/idempotent-command.js';
import { notFound, refused, type ProblemException } from '../problem/problem.exception.js';
import { ReaderService } from '../reader/reader.service.js';

/** Keeps the dictionary of synonyms by which the catalogue is searched. It is one for the whole platform. */
@Injectable()
export class SynonymService {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(ReaderService) private readonly reader: ReaderService,
    @Inject(CommandIdentityService) private readonly identities: CommandIdentityService,
  ) {}

  add(accountId: string, idempotencyKey: string, given: readonly string[]): Promise<SynonymReceipt> {
    const route = 'POST /api/v1/catalog/synonyms';
    const payload = { words: given };
    const identity = this.identities.identify({ accountId, route, idempotencyKey, matterId: null, payload });
    const synonymId = identity.matterId;
    return this.carryOut(
      { identity, accountId, status: 201, answer: { synonymId, ...payload } },
      async (tx, author) => {
        const words = synonymWords(given);
        if (words.length < 2) throw refused(ALIKE);
        if (!(await addSynonyms(tx, synonymId, words, author))) throw refused(KNOWN);
      },
    );
  }

  end(accountId: string, idempotencyKey: string, synonymId: string): Promise<SynonymReceipt> {
    const route = `POST /api/v1/catalog/synonyms/${synonymId}/commands/end`;
    if (!MatterId.safeParse(synonymId).success) throw noSuchGroup();
    const identity = this.identities.identify({ accountId, route, idempotencyKey, matterId: synonymId, payload: {} });
    return this.carryOut({ identity, accountId, status: 200, answer: { synonymId } }, async (tx, author) => {
      if (!(await endSynonyms(tx, synonymId, author))) throw noSuchGroup();
    });
  }

  private async carryOut(
    command: IdempotentCommand,
    work: (tx: Tx, author: SynonymAuthor) => Promise<void>,
  ): Promise<SynonymReceipt> {
    const { accountId, personId } = await this.reader.read(command.accountId, ({ actor }) => {
      demandAuthority(actor);
      return Promise.resolve(actor);
    });
    return withTransaction(this.database, 'READ COMMITTED', async (tx) => {
      await lockSynonyms(tx);
      const { matterId: synonymId } = await runOnce(tx, command, async () => {
        const { now: at } = await readPlatformTime(tx);
        await work(tx, { accountId, personId, at });
      });
      return { synonymId };
    });
  }
}

/** Throws 403 where the actor holds no office of an authority (§5.1). */
function demandAuthority({ offices }: Actor): void {
  const roles: readonly Role[] = AUTHORITY_ROLES;
  if (!offices.some(({ role }) => roles.includes(role)))
    throw refused(forbidden('NOT_YOUR_OFFICE', '同义词由主管部门登记和停用。'));
}

const KNOWN = conflict('SYNONYMS_KNOWN', '这一组词已经登记为同义词，不必再登记。');
const ALIKE = conflict('SYNONYMS_ALIKE', '检索时这些词本来就是同一个词，请填写至少两个不同的词。');
const noSuchGroup = (): ProblemException => notFound('没有这一组同义词，或者已经停用。');
