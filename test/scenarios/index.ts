import { S01 } from './s01-unconditional-on-time.js';
import { S02 } from './s02-unconditional-overdue.js';
import { S03 } from './s03-conditional-agreed.js';
import { S04 } from './s04-extension-granted.js';
import { S05 } from './s05-extension-refused.js';
import { S06 } from './s06-supplement.js';
import { S07 } from './s07-unpublished-condition.js';
import { S08 } from './s08-non-shareable.js';
import { S09 } from './s09-delivery-late-justified.js';
import { S10 } from './s10-delivery-rejected.js';
import { S14 } from './s14-disposal.js';
import { S15 } from './s15-correction.js';
import { S16 } from './s16-rerouted.js';
import { S17 } from './s17-update-by-law.js';
import { S18 } from './s18-review-overdue.js';
import { S30 } from './s30-calendar-activation.js';
import { S31 } from './s31-internal-rule.js';
import { S32 } from './s32-mixed-entry.js';
import { S33 } from './s33-rejected-late.js';
import { S34 } from './s34-paper.js';
import { S38 } from './s38-not-updated.js';
import { S39 } from './s39-handed-back.js';
import { S40 } from './s40-judged-again.js';
import { S41 } from './s41-divided.js';
import { S42 } from './s42-organisation.js';
import type { Scenario } from './stage.js';

export const SCENARIOS: readonly Scenario[] = [
  S01,
  S02,
  S03,
  S04,
  S05,
  S06,
  S07,
  S08,
  S09,
  S10,
  S14,
  S15,
  S16,
  S17,
  S18,
  S30,
  S31,
  S32,
  S33,
  S34,
  S38,
  S39,
  S40,
  S41,
  S42,
];

/** Start of the platform's clock: before the first step of any scenario, in office hours. */
export const SCENARIOS_BEGIN = '2025-09-25T09:00:00+08:00';
