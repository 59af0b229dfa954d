import type { MatterInput } from '#libs/contracts';
import { MatterRun } from '../matter/index.js';

/** 目录条目, from draft to retirement. */
export async function catalogEntry(input: MatterInput): Promise<void> {
  await new MatterRun(input).run();
}
