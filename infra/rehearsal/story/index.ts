import { candidates } from './candidates.js';
import { corrections } from './corrections.js';
import { entrySteps } from './entries.js';
import { requests } from './requests.js';
import type { Step } from './step.js';
import { updates } from './updates.js';
import { use } from './use.js';

export { STORY_BEGINS, STORY_ENDS, type Step } from './step.js';

/** All steps of the story, in order of time. */
export const STORY: readonly Step[] = [
  ...requests,
  ...use,
  ...corrections,
  ...entrySteps,
  ...updates,
  ...candidates,
].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
