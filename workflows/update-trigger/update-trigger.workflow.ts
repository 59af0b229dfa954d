import type { MatterInput } from '#libs/contracts';
import { MatterRun } from '../matter/index.js';

/** 更新触发事项: registered, and done. */
export async function updateTrigger(input: MatterInput): Promise<void> {
  await new MatterRun(input).run();
}
