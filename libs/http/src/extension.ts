import { z } from 'zod';
import { Instant } from './values.js';

/** A longer limit, as it was asked for and decided (Arts 17(2), 21(1)). */
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
