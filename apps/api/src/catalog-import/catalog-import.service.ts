import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { admit, CATALOG_ENTRY, localDate, NO_FACTS, processNamed, type Department } from '#libs/domain';
import type { ImportReceipt, ImportReport } from '#libs/http';
import {
  beginImport,
  DocumentFiles,
  findImport,
  isTransient,
  postRows,
  readDocument,
  readEntriesThere,
  withTransaction,
  type PlatformTime,
  type StoredDocument,
} from '#libs/persistence';
import type { Judge } from '#libs/sheets';
import { CommandIdentityService } from '../command/command-identity.service.js';
import { commandIdOf } from '../command/command-request.js';
import { keyReused } from '../command/idempotent-command.js';
import { ShareOfPerson } from '../http-edge/share-of-person.js';
import { markReplayed } from '../request/request-context.js';
import { busy, outcomeUnknown, refused } from '../problem/problem.exception.js';
import { ReaderService, type Snapshot } from '../reader/reader.service.js';
import { draftJudge } from './draft-judge.js';
import { faultyFile, noSuchDocument, notASheet } from './import-problem.js';
import { importReport } from './import-report.js';
import { CREATE_DRAFT, inBatches, rowCommands, withFirstRead } from './row-commands.js';
import { sheetTypeOf, UploadedSheet } from './uploaded-sheet.js';

/** Maximum number of files that this process reads at the same time; each is held in memory. */
const MOST_AT_ONCE = 2;

interface OpenedSheet {
  readonly document: StoredDocument;
  readonly departmentId: string;
  readonly time: PlatformTime;
  readonly judge: Judge;
  readonly sheet: UploadedSheet;
}

/**
 * Imports the rows of a sheet as drafts. The whole sheet is checked first; then each row is posted as a command of the
 * importing account, all in one transaction, and the worker delivers them. No matter cites the file: the posted
 * commands hold its rows, and housekeeping keeps an uncited document for seven days.
 */
@Injectable()
export class CatalogImportService {
  private underWay = 0;
  /** One file of each person, so that nobody takes all places. */
  private readonly share = new ShareOfPerson(1, '您有一个文件正在处理，请等它处理完。');

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(DocumentFiles) private readonly files: DocumentFiles,
    @Inject(ReaderService) private readonly reader: ReaderService,
    @Inject(CommandIdentityService) private readonly identities: CommandIdentityService,
  ) {}

  /** Reports the faults of the file and changes nothing. */
  check(accountId: string, documentId: string): Promise<ImportReport> {
    return this.withSheet(accountId, documentId, ({ sheet, judge }) => importReport(sheet.entries(judge)));
  }

  /** Posts each row as a command. Throws a problem and imports nothing where the file has a fault. */
  async begin(accountId: string, idempotencyKey: string, documentId: string): Promise<ImportReceipt> {
    const importId = importIdOf(accountId, idempotencyKey);
    const known = await findImport(this.database, importId);
    if (known && known.documentId !== documentId) throw keyReused();
    if (known) {
      markReplayed();
      return known;
    }
    return this.withSheet(accountId, documentId, async (opened) => {
      const report = await importReport(opened.sheet.entries(opened.judge));
      if (report.faulty > 0) throw faultyFile(report);
      await this.post(importId, accountId, report.rows, opened);
      return { importId, rows: report.rows };
    });
  }

  /** Posts the rows in one transaction. The first batch is read before it begins, to keep it short. */
  private async post(importId: string, accountId: string, rows: number, opened: OpenedSheet): Promise<void> {
    const { document, departmentId, time, sheet } = opened;
    const letters = rowCommands(
      sheet.entries(() => []),
      { importId, accountId, time, matterOf: (commandId) => this.identities.begunMatter(commandId) },
    );
    const batches = await withFirstRead(inBatches(letters));
    const { documentId, name: documentName } = document;
    const begins = { importId, accountId, departmentId, documentId, documentName, rows, begunAt: time.now };
    try {
      await withTransaction(this.database, 'READ COMMITTED', async (tx) => {
        await beginImport(tx, begins);
        let posted = 0;
        for await (const batch of batches) {
          await postRows(tx, importId, batch);
          posted += batch.length;
        }
        if (posted !== rows) throw new Error('the file is not as it was checked');
      });
    } catch (error) {
      throw isTransient(error) ? outcomeUnknown('是否已经受理导入未知，请用同一个 Idempotency-Key 重新提交。') : error;
    }
  }

  private async withSheet<Result>(
    accountId: string,
    documentId: string,
    work: (opened: OpenedSheet) => Promise<Result>,
  ): Promise<Result> {
    const found = await this.reader.read(accountId, (snapshot) => seenBy(snapshot, documentId));
    return this.share.run(found.personId, () => this.withFile(found, work));
  }

  private async withFile<Result>(
    found: Awaited<ReturnType<typeof seenBy>>,
    work: (opened: OpenedSheet) => Promise<Result>,
  ): Promise<Result> {
    if (this.underWay >= MOST_AT_ONCE) throw busy('正在处理的导入过多，请稍后重试。', 5);
    this.underWay += 1;
    try {
      const file = await this.files.read(found.document.documentId);
      try {
        const { document, mediaType } = found;
        return await work({ ...found, sheet: new UploadedSheet(file, mediaType, document.sha256) });
      } finally {
        await file.close();
      }
    } finally {
      this.underWay -= 1;
    }
  }
}

const importIdOf = (accountId: string, idempotencyKey: string): string =>
  commandIdOf({ accountId, route: 'POST /catalog/imports', idempotencyKey });

/**
 * The document as a sheet of the reader's department, with the judge of its rows. Throws a problem where it is none.
 */
async function seenBy(snapshot: Snapshot, documentId: string) {
  const { tx, time } = snapshot;
  const provider = departmentOf(snapshot);
  const { id: departmentId } = provider;
  const document = await readDocument(tx, documentId, 'LOOK');
  if (document?.departmentId !== departmentId) throw noSuchDocument();
  const mediaType = sheetTypeOf(document);
  if (!mediaType) throw notASheet();
  const there = await readEntriesThere(tx, departmentId, time.now);
  const judge = draftJudge({ provider, at: localDate(time.now), there });
  return { document, departmentId, mediaType, time, judge, personId: snapshot.actor.personId };
}

/**
 * The department for which the actor drafts entries. Throws the refusal of a draft where the actor may not draft any.
 */
function departmentOf({ actor, organisation, counting, time }: Snapshot): Department {
  const context = { ...counting, now: time.now, at: time.now, actor, organisation, facts: NO_FACTS };
  const draft = { name: CREATE_DRAFT, payload: { content: {} } };
  const admission = admit(processNamed(CATALOG_ENTRY), null, draft, context);
  if (!admission.ok) throw refused(admission.refusal);
  return organisation.department(admission.office.departmentId);
}
