import type { MatterInput } from '#libs/contracts';
import { MatterRun } from '../matter/index.js';

/** 校核申请, from the error that was found to the feedback on it. */
export async function correctionRequest(input: MatterInput): Promise<void> {
  await new MatterRun(input).run();
}
