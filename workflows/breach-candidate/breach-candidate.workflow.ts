import type { MatterInput } from '#libs/contracts';
import { MatterRun } from '../matter/index.js';

/** 违规线索: from the deadline that passed to the judgement. */
export async function breachCandidate(input: MatterInput): Promise<void> {
  await new MatterRun(input).run();
}
