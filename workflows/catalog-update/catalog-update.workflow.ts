import type { MatterInput } from '#libs/contracts';
import { MatterRun } from '../matter/index.js';

/** 目录更新, from what makes it due to publication. */
export async function catalogUpdate(input: MatterInput): Promise<void> {
  await new MatterRun(input).run();
}
