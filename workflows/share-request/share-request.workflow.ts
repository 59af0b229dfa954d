import type { MatterInput } from '#libs/contracts';
import { MatterRun } from '../matter/index.js';

/** 共享申请, from draft to use. */
export async function shareRequest(input: MatterInput): Promise<void> {
  await new MatterRun(input).run();
}
