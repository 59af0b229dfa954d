export { applyImport, applyRecords, UnfitImportError, type ConfirmedImport } from './apply-import.js';
export { applyNextImport, type AppliedImport } from './apply-next.js';
