import { S01 } from './s01-unconditional-on-time.js';
import { S02 } from './s02-unconditional-overdue.js';
import { S03 } from './s03-conditional-agreed.js';
import { S04 } from './s04-extension-granted.js';
import { S05 } from './s05-extension-refused.js';
import { S06 } from './s06-supplement.js';
import { S08 } from './s08-non-shareable.js';
import { S10 } from './s10-delivery-rejected.js';
import type { Scenario } from './stage.js';

export const SCENARIOS: readonly Scenario[] = [S01, S02, S03, S04, S05, S06, S08, S10];

/** Before the first step of any scenario, in office hours. */
export const SCENARIOS_BEGIN = '2025-09-25T09:00:00+08:00';
