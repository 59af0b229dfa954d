import { IMPORTED_TABLES, type ImportChange } from '#libs/domain';
import { MAX_REPORTED, type OrganisationImportReport } from '#libs/http';
import type { ImportCount } from '#libs/persistence';
import type { JudgedFiles } from './import-files.service.js';

/** Reports what the files of an import change, and what is wrong in them. */
export function importReport({ rows, plan }: JudgedFiles): OrganisationImportReport {
  const changes = rows.faulty > 0 || plan === null ? [] : plan.changes;
  return {
    rows: IMPORTED_TABLES.map((table) => ({ table, rows: rows.content[table].length })),
    faulty: rows.faulty,
    faults: rows.faults.slice(0, MAX_REPORTED),
    moreFaults: rows.faulty > Math.min(rows.faults.length, MAX_REPORTED),
    counts: countsOf(changes),
    changes: changes.slice(0, MAX_REPORTED).map(({ row: _, ...change }) => change),
    moreChanges: changes.length > MAX_REPORTED,
    remarks: rows.remarks,
  };
}

/** Counts the changes of each table that has some. */
export function countsOf(changes: readonly ImportChange[]): ImportCount[] {
  return IMPORTED_TABLES.map((table) => {
    const own = changes.filter((change) => change.table === table);
    const created = own.filter(({ kind }) => kind === 'CREATE').length;
    return { table, created, renamed: own.length - created };
  }).filter(({ created, renamed }) => created + renamed > 0);
}
