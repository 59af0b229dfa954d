export { CSV, SHEET_MEDIA_TYPES, XLSX, type SheetMediaType } from './sheet.js';
export { MAX_FILE_BYTES } from './limits.js';
export type { CellFault, EntryEvent, EntrySheetFault } from './entry-sheet/events.js';
export type { Judge, Judged } from './entry-sheet/content-of.js';
export { MAX_ENTRIES, readEntries } from './entry-sheet/read-entries.js';
export { headingOf } from './entry-sheet/heading-of.js';
export { writeEntries, writeTemplate } from './entry-sheet/write-entries.js';
export { writeTable } from './write-table.js';
export { readDays, type DayFault, type ReadDays, type SheetDay } from './calendar-sheet/read-days.js';
export { readOrganisation, type OrganisationFile } from './organisation-sheet/read-organisation.js';
export type { ImportedRows, OrganisationFault } from './organisation-sheet/imported-rows.js';
export {
  writeOrganisation,
  writeOrganisationTable,
  writeOrganisationTemplate,
  writeTableTemplate,
} from './organisation-sheet/write-organisation.js';
