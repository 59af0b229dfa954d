import { z } from 'zod';
import { ROLES } from '#libs/domain';
import { page } from './page.js';
import { Instant, MatterId } from './values.js';

const about = {
  matterId: MatterId,
  process: z.string(),
  number: z.string().nullable(),
  subject: z.string().meta({ description: '所申请目录的名称' }),
};

/** What waits for the caller. */
export const TaskPage = page(
  z
    .object({
      id: z.uuid(),
      ...about,
      state: z.string(),
      command: z.string().meta({ description: '要办的命令', example: 'accept' }),
      title: z.string().meta({ description: '命令的名称', example: '受理' }),
      departmentId: z.string(),
      roles: z.array(z.enum(ROLES)),
      clockId: z.string().nullable(),
      dueAt: Instant.nullable(),
    })
    .meta({ id: 'TaskItem' }),
).meta({ id: 'TaskPage' });

/** Alerts and notices to the caller's offices. */
export const AlertPage = page(
  z
    .object({
      id: z.uuid(),
      ...about,
      clockId: z.string().nullable(),
      clause: z.string().nullable(),
      level: z.enum(['L0', 'L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'NOTICE']),
      text: z.string(),
      at: Instant,
      dueAt: Instant.nullable(),
      late: z.boolean().meta({ description: '迟发：晚于应发时刻一分钟以上' }),
      breachClause: z.string().nullable().meta({ description: '逾期可能违反的条款' }),
    })
    .meta({ id: 'AlertItem' }),
).meta({ id: 'AlertPage' });
