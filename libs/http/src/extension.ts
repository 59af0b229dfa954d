import { z } from 'zod';
import { Instant } from './values.js';

/** An extension of a limit, as requested and as decided (Arts 17(2), 21(1)). */
export const ExtensionView = z
  .object({
    days: z.int(),
    reason: z.string(),
    requestedAt: Instant,
    status: z.enum(['PENDING', 'GRANTED', 'REFUSED', 'VOID']),
    grantedDays: z.int().nullable(),
    decidedAt: Instant.nullable(),
    decisionReason: z.string().nullable(),
  })
  .meta({ id: 'ExtensionView' });
