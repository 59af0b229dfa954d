import { z } from 'zod';
import { GivenInstant, Instant, MatterId } from './values.js';

/** Platform time; in a rehearsal also the state of an advance of its clock. */
export const PlatformClock = z
  .object({
    mode: z.enum(['rehearsal', 'production']),
    now: Instant,
    advancing: z
      .object({
        to: Instant,
        heldAt: Instant.meta({ description: '时钟停在此刻，到期的事项正在此刻办理' }),
        stopped: z
          .object({ reason: z.string(), matterId: MatterId.nullable() })
          .optional()
          .meta({ description: '无法继续的原因' }),
      })
      .nullable()
      .meta({ description: '没有拨动时钟时为 null' }),
  })
  .meta({ id: 'PlatformClock' });
export type PlatformClock = z.input<typeof PlatformClock>;

export const AdvanceBody = z
  .strictObject({ to: GivenInstant })
  .meta({ id: 'AdvanceBody', example: { to: '2026-02-10T09:00:00+08:00' } });

export const SignInBody = z
  .strictObject({ account: z.string().min(1).max(64) })
  .meta({ id: 'SignInBody', example: { account: 'm4.handler' } });
export const SignedIn = z
  .object({ accessToken: z.string().meta({ description: '八小时(真实时间)内有效的 JWT' }) })
  .meta({ id: 'SignedIn' });

export const Health = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });
