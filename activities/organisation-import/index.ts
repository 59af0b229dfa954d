export { applyImport, applyRecords, type ConfirmedImport } from './apply-import.js';
