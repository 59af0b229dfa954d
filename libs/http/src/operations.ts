import { z } from 'zod';
import { DELIVERY_STATES } from '#libs/domain';
import { CalendarRollout } from './calendar.js';
import { PlatformClock } from './platform.js';
import { Instant } from './values.js';

/** Whether anything is stuck. */
export const OperationsStatus = z
  .object({
    clock: PlatformClock,
    wakes: z
      .object({
        due: z.int().meta({ description: '已到时刻、尚未唤醒的事项' }),
        oldestDueAt: Instant.nullable().meta({ description: '其中最早的时刻(平台时间)；没有的为 null' }),
        lagSeconds: z.int().nullable().meta({ description: '最早的已过多少秒；没有的为 null' }),
      })
      .meta({ description: '唤醒；演练时钟停住时由拨动时钟逐一唤醒，不计' }),
    letters: z
      .object({
        pending: z.int().meta({ description: '待送达的' }),
        oldestPostedAt: Instant.nullable().meta({ description: '其中最早的何时发出(真实时间)' }),
        oldestWaitsSeconds: z.int().nullable(),
        parked: z.int().meta({ description: '不能送达、须由运维人员处理的(npm run letters)' }),
      })
      .meta({ description: '事项之间的影响' }),
    deliveries: z
      .array(z.object({ state: z.enum(DELIVERY_STATES), deliveries: z.int() }))
      .meta({ description: '尚未了结和已放弃的邮件、推送' }),
    verification: z
      .object({
        at: Instant.meta({ description: '何时(真实时间)' }),
        streams: z.int(),
        events: z.int(),
        findings: z.int().meta({ description: '事项和查询数据中的问题' }),
        accessLogRows: z.int(),
        accessLogFindings: z.int().meta({ description: '访问日志中的问题' }),
      })
      .nullable()
      .meta({ description: '最近一次 npm run verify；没有的为 null' }),
    rollout: CalendarRollout.pick({
      version: true,
      state: true,
      candidates: true,
      failed: true,
      pass: true,
      startedAt: true,
      endedAt: true,
    })
      .nullable()
      .meta({ description: '最近一次按新的工作日历重新计算；没有的为 null' }),
  })
  .meta({ id: 'OperationsStatus' });
