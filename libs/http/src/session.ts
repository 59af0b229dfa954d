import { z } from 'zod';
import { Instant } from './values.js';

/** A session of somebody who signed in with a browser. */
export const Session = z
  .object({
    account: z.string(),
    csrfToken: z.string().meta({ description: '以 cookie 改动时，在 X-CSRF-Token 头中提供' }),
    endsAt: Instant.meta({ description: '无论是否使用，到此刻结束(真实时间)' }),
  })
  .meta({ id: 'Session' });
export type Session = z.input<typeof Session>;

export const SignOutBody = z.strictObject({}).meta({ id: 'SignOutBody', example: {} });
export const SignedOut = z
  .object({
    endSessionUrl: z
      .url()
      .nullable()
      .meta({ description: '在身份提供方退出的地址，请转到那里；提供方没有或者暂时不可用时为 null' }),
  })
  .meta({ id: 'SignedOut' });

/** Answer to a provider that has ended a session. */
export const SignedOutThere = z.object({}).meta({ id: 'SignedOutThere' });
