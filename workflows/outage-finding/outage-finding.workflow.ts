import type { MatterInput } from '#libs/contracts';
import { MatterRun } from '../matter/index.js';

/** 平台故障认定: recorded, and perhaps revoked. */
export async function outageFinding(input: MatterInput): Promise<void> {
  await new MatterRun(input).run();
}
