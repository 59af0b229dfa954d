export { draftPaper, hashOf, paperOf, TEMPLATE_VERSION, type PaperContent, type PaperDraft } from './content.js';
export type { Material } from './material.js';
export { Press, PressBusyError } from './press.js';
export { renderPaper } from './print.js';
