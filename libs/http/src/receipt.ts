import { z } from 'zod';
import { MatterId, Sha256, StateTitle } from './values.js';

/** Result of a command, for its sender to keep. */
export const Receipt = z
  .object({
    matterId: MatterId,
    number: z.string().nullable().meta({ description: '提出申请时取得', example: 'REQ-990100-2026-000001' }),
    state: z.string().meta({ description: '办理的部门看到的状态', example: 'SUBMITTED' }),
    stateTitle: StateTitle,
    seq: z.int().meta({ description: '事项的最后一个事件' }),
    hash: Sha256.meta({ description: '该事件的哈希' }),
    revision: z.int().meta({ description: '现行文书的版次：同意时写明所阅读的版次' }),
  })
  .meta({ id: 'Receipt' });
export type Receipt = z.output<typeof Receipt>;
