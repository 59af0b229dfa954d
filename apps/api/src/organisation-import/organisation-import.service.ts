import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  barriers,
  canonicalText,
  forbidden,
  onOneself,
  planImport,
  sha256Hex,
  type Actor,
  type ImportChange,
} from '#libs/domain';
import { MatterId, type OrganisationImportReceipt, type OrganisationImportReport } from '#libs/http';
import {
  confirmImport,
  holdImport,
  isTransient,
  proposeImport,
  readActor,
  readImport,
  readImportChanges,
  readOrganisationThere,
  readPlatformTime,
  rejectImport,
  withTransaction,
  type HeldImport,
  type Tx,
} from '#libs/persistence';
import { CommandIdentityService } from '../command/command-identity.service.js';
import { commandIdOf } from '../command/command-request.js';
import { keyReused, runOnce } from '../command/idempotent-command.js';
import { unauthorized } from '../identity/unauthorized.js';
import { outcomeUnknown, refused } from '../problem/problem.exception.js';
import { administratorOf, demandAdministrator } from '../reader/administrator.js';
import { ReaderService } from '../reader/reader.service.js';
import { markReplayed } from '../request/request-context.js';
import { differences } from './differences.js';
import { ImportFilesService, type JudgedFiles } from './import-files.service.js';
import {
  ADMINISTRATORS_ONLY,
  decidedBefore,
  faultyFiles,
  noSuchImport,
  nothingToImport,
  outdated,
} from './import-problem.js';
import { countsOf, importReport } from './import-report.js';

/**
 * Imports the organisation: one administrator proposes what files change, another natural person confirms it, and the
 * worker applies it. Offices give power, so nobody gives them alone (SoD-10).
 */
@Injectable()
export class OrganisationImportService {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(ImportFilesService) private readonly files: ImportFilesService,
    @Inject(ReaderService) private readonly reader: ReaderService,
    @Inject(CommandIdentityService) private readonly identities: CommandIdentityService,
  ) {}

  /** Reports what the files change and what is wrong in them, and changes nothing. */
  async check(accountId: string, documentIds: readonly string[]): Promise<OrganisationImportReport> {
    return importReport(await this.files.judge(accountId, documentIds));
  }

  /** Stores what the files change as a proposal. Throws a problem and stores nothing where they have a fault. */
  async propose(accountId: string, key: string, documentIds: readonly string[]): Promise<OrganisationImportReceipt> {
    const importId = commandIdOf({ accountId, route: 'POST /organisation/imports', idempotencyKey: key });
    const known = await readImport(this.database, importId);
    if (known) {
      const proposed = known.documents.map(({ documentId }) => documentId);
      if (canonicalText(proposed) !== canonicalText(documentIds)) throw keyReused();
      markReplayed();
      return { importId };
    }
    const judged = await this.files.judge(accountId, documentIds);
    if (judged.rows.faulty > 0 || judged.plan === null) throw faultyFiles(judged.rows);
    if (judged.plan.changes.length === 0) throw nothingToImport();
    await this.store(importId, documentIds, judged, judged.plan.changes);
    return { importId };
  }

  private async store(
    importId: string,
    documentIds: readonly string[],
    { rows: { content }, actor: { accountId, personId }, at }: JudgedFiles,
    changes: readonly ImportChange[],
  ): Promise<void> {
    const proposed = {
      importId,
      content,
      contentHash: digestOf(content),
      changes,
      changesHash: digestOf(changes),
      counts: countsOf(changes),
      documentIds,
      by: { accountId, personId, at },
    };
    try {
      await withTransaction(this.database, 'READ COMMITTED', (tx) => proposeImport(tx, proposed));
    } catch (error) {
      throw isTransient(error) ? outcomeUnknown('是否已经提出未知，请用同一个 Idempotency-Key 重新提交。') : error;
    }
  }

  /** Confirms a proposal of another natural person, provided that it still changes what it was proposed to change. */
  confirm(accountId: string, key: string, importId: string): Promise<void> {
    return this.decide({ accountId, key, importId, name: 'confirm', payload: {} }, async (tx, held, actor) => {
      const proposal = { personId: held.proposedPerson, departmentId: null, duties: ['PROPOSE_POWER' as const] };
      const [barrier] = barriers([proposal], actor, 'CONFIRM_POWER', false);
      if (barrier) throw refused(forbidden(barrier.code, barrier.message));
      const { now: at } = await readPlatformTime(tx);
      const there = await readOrganisationThere(tx);
      const { faults, changes } = planImport(held.content, there, at, [held.proposedPerson]);
      if (faults.length > 0 || digestOf(changes) !== held.changesHash)
        throw outdated(differences(await readImportChanges(tx, held.importId), changes, faults));
      const own = onOneself(actor, actor.personId);
      if (own && planImport(held.content, there, at, [actor.personId]).faults.length > 0) throw refused(own);
      await confirmImport(tx, held.importId, { ...actor, at });
    });
  }

  /** Rejects a proposal, or withdraws one's own. */
  reject(accountId: string, key: string, importId: string, reason: string): Promise<void> {
    return this.decide({ accountId, key, importId, name: 'reject', payload: { reason } }, async (tx, held, actor) => {
      const { now: at } = await readPlatformTime(tx);
      await rejectImport(tx, held.importId, { ...actor, at }, reason);
    });
  }

  /** Decides about a proposal, once for each key. Throws a problem where it was decided about before. */
  private async decide(
    { accountId, key, importId, name, payload }: Decision,
    work: (tx: Tx, held: HeldImport, actor: Actor) => Promise<void>,
  ): Promise<void> {
    await administratorOf(this.reader, accountId, ADMINISTRATORS_ONLY);
    if (!MatterId.safeParse(importId).success) throw noSuchImport();
    const route = `POST /api/v1/organisation/imports/${importId}/commands/${name}`;
    const identity = this.identities.identify({ accountId, route, idempotencyKey: key, matterId: importId, payload });
    await withTransaction(this.database, 'READ COMMITTED', async (tx) => {
      const held = await holdImport(tx, importId);
      if (!held) throw noSuchImport();
      await runOnce(tx, { identity, accountId, status: 200, answer: { importId } }, async () => {
        if (held.state !== 'PROPOSED') throw decidedBefore();
        return work(tx, held, await stillAdministrator(tx, accountId));
      });
    });
  }
}

interface Decision {
  readonly accountId: string;
  readonly key: string;
  readonly importId: string;
  readonly name: 'confirm' | 'reject';
  readonly payload: object;
}

/** The administrator under the lock of the import: their office may have ended while they waited for it. */
async function stillAdministrator(tx: Tx, accountId: string): Promise<Actor> {
  const actor = await readActor(tx, accountId);
  if (!actor) throw unauthorized('ACCOUNT_UNKNOWN');
  demandAdministrator(actor, ADMINISTRATORS_ONLY);
  return actor;
}

const digestOf = (value: unknown): string => sha256Hex(canonicalText(value));
