export { draftListPaper, draftPaper, hashOf, paperOf, PaperContent, type PaperDraft } from './content.js';
export type { LateClock, ListMaterial, Material } from './material.js';
export { clockPaperTitle } from './papers/clock-explanation.js';
export { Press, PressBusyError, TemplateFaultError } from './press.js';
export { renderPaper } from './print.js';
export { faultOf, FIRST_TEMPLATE, firstTemplate, setSample, type Template } from './templates.js';
export { samplePaper } from './samples.js';
