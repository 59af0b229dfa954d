export {
  draftListPaper,
  draftPaper,
  hashOf,
  paperOf,
  TEMPLATE_VERSION,
  type PaperContent,
  type PaperDraft,
} from './content.js';
export type { LateClock, ListMaterial, Material } from './material.js';
export { clockPaperTitle } from './papers/clock-explanation.js';
export { Press, PressBusyError } from './press.js';
export { renderPaper } from './print.js';
