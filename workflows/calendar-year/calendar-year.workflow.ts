import type { MatterInput } from '#libs/contracts';
import { MatterRun } from '../matter/index.js';

/** 年度工作日历: waits for the notice of a year. */
export async function calendarYear(input: MatterInput): Promise<void> {
  await new MatterRun(input).run();
}
