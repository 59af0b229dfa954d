import type { DataSource } from 'typeorm';
import { v5 as uuidv5 } from 'uuid';
import { MatterActivitiesService } from '#activities/matter';
import {
  planImport,
  type ImportContent,
  type ImportedRecord,
  type ImportFault,
  type Instant,
  type Origin,
} from '#libs/domain';
import { readOrganisationThere } from '#libs/persistence';

/** Records of one transaction: enough to be quick, few enough that no other transition waits long. */
const AT_A_TIME = 200;

/** A confirmed import: its content, where it comes from, and the instant of its confirmation. */
export interface ConfirmedImport {
  readonly content: ImportContent;
  readonly origin: Origin;
  readonly at: Instant;
}

/** Told after each part that is made for good; `left` is the number of records that are not made yet. */
export type Progress = (left: number) => Promise<void>;

/** Thrown for an import that contradicts the organisation as it is by now. */
export class UnfitImportError extends Error {
  constructor(readonly fault: ImportFault) {
    super(`the import no longer fits: ${fault.table} ${fault.row} ${fault.field}: ${fault.message}`);
    this.name = 'UnfitImportError';
  }
}

/**
 * Applies a confirmed import and returns the number of its records. Repeatable: what is there already stays, so an
 * interrupted application goes on where it stopped. Throws where the import no longer fits the organisation.
 */
export async function applyImport(
  database: DataSource,
  { content, origin, at }: ConfirmedImport,
  progress?: Progress,
): Promise<number> {
  const plan = planImport(content, await readOrganisationThere(database), at, givenBy(origin));
  const [fault] = plan.faults;
  if (fault) throw new UnfitImportError(fault);
  const records = plan.records(origin);
  await applyRecords(database, records, progress);
  return records.length;
}

/** Natural persons who get no office by the import: an account that it names may have become theirs since they acted. */
const givenBy = (origin: Origin): readonly string[] =>
  origin.kind === 'IMPORT' ? [origin.proposedBy.personId, origin.confirmedBy.personId] : [];

/** Applies records in their order, some in each transaction. */
export async function applyRecords(
  database: DataSource,
  records: readonly ImportedRecord[],
  progress: Progress = () => Promise.resolve(),
): Promise<void> {
  const transition = new MatterActivitiesService(database);
  for (let from = 0; from < records.length; from += AT_A_TIME) {
    const part = records.slice(from, from + AT_A_TIME);
    await transition.applyAll(part.map((record) => ({ ...record, id: idOf(record) })));
    await progress(records.length - from - part.length);
  }
}

/** Id of the reaction: one record is made once, and renamed once to each name by each import. */
const idOf = ({ matterId, reaction, payload }: ImportedRecord): string =>
  uuidv5(`${reaction} ${JSON.stringify(payload)}`, matterId);
