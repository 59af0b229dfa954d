import { Inject, Injectable } from '@nestjs/common';
import { planImport, type Actor, type ImportPlan, type Instant } from '#libs/domain';
import {
  DocumentFiles,
  readAdministrationDocument,
  readOrganisationThere,
  type StoredDocument,
} from '#libs/persistence';
import { readOrganisation, type ImportedRows, type OrganisationFile, type SheetMediaType } from '#libs/sheets';
import { noSuchDocument, notASheet } from '../catalog-import/import-problem.js';
import { sheetTypeOf } from '../catalog-import/uploaded-sheet.js';
import { verifiedBytes } from '../document/verified-bytes.js';
import { ShareOfPerson } from '../http-edge/share-of-person.js';
import { busy } from '../problem/problem.exception.js';
import { demandAdministrator } from '../reader/administrator.js';
import { ReaderService, type Snapshot } from '../reader/reader.service.js';
import { ADMINISTRATORS_ONLY } from './import-problem.js';

/** Maximum number of imports whose files this process reads at the same time: they are held in memory. */
const MOST_AT_ONCE = 2;

interface Sheet {
  readonly document: StoredDocument;
  readonly mediaType: SheetMediaType;
}

/** The files of an import, read and compared with the organisation. */
export interface JudgedFiles {
  readonly rows: ImportedRows;
  /** The changes of the import; null where the rows have faults of their own. */
  readonly plan: ImportPlan | null;
  readonly actor: Actor;
  /** Instant at which the organisation was as the plan has it. */
  readonly at: Instant;
}

/** Reads the files of an import of the organisation, and finds what they change and what is wrong in them. */
@Injectable()
export class ImportFilesService {
  private underWay = 0;
  /** One import of each person, so that nobody takes all places. */
  private readonly share = new ShareOfPerson(1, '您有一次导入正在处理，请等它处理完。');

  constructor(
    @Inject(DocumentFiles) private readonly files: DocumentFiles,
    @Inject(ReaderService) private readonly reader: ReaderService,
  ) {}

  /** Throws a problem where the account is no administrator, or a document is no sheet of administrators. */
  async judge(accountId: string, documentIds: readonly string[]): Promise<JudgedFiles> {
    const { actor, sheets } = await this.reader.read(accountId, async (snapshot) => {
      demandAdministrator(snapshot.actor, ADMINISTRATORS_ONLY);
      const found: Sheet[] = [];
      for (const id of documentIds) found.push(await sheetOf(snapshot, id));
      return { actor: snapshot.actor, sheets: found };
    });
    return this.share.run(actor.personId, async () => {
      if (this.underWay >= MOST_AT_ONCE) throw busy('正在处理的导入过多，请稍后重试。', 5);
      this.underWay += 1;
      try {
        return await this.compared(accountId, await readOrganisation(sheets.map((sheet) => this.fileOf(sheet))));
      } finally {
        this.underWay -= 1;
      }
    });
  }

  /** Rows that are faulty themselves are not compared: whatever names them would seem faulty, too. */
  private async compared(accountId: string, rows: ImportedRows): Promise<JudgedFiles> {
    const { actor, at, there } = await this.reader.read(accountId, async ({ tx, actor: reader, time }) => ({
      actor: reader,
      at: time.now,
      there: await readOrganisationThere(tx),
    }));
    if (rows.faulty > 0) return { rows, plan: null, actor, at };
    const plan = planImport(rows.content, there, at, [actor.personId]);
    rows.contradict(plan.faults);
    return { rows, plan, actor, at };
  }

  private fileOf({ document: { documentId, name, sha256 }, mediaType }: Sheet): OrganisationFile {
    const { files } = this;
    return {
      name,
      mediaType,
      async *bytes() {
        const file = await files.read(documentId);
        yield* verifiedBytes(file.createReadStream(), sha256);
      },
    };
  }
}

/** Loads a document as a sheet. Throws a problem where there is none that an administrator uploaded. */
async function sheetOf({ tx }: Snapshot, documentId: string): Promise<Sheet> {
  const document = await readAdministrationDocument(tx, documentId);
  if (!document) throw noSuchDocument();
  const mediaType = sheetTypeOf(document);
  if (!mediaType) throw notASheet();
  return { document, mediaType };
}
