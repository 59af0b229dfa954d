import { z } from 'zod';
import type { MatterMessage } from '#libs/contracts';

/** A message as the outbox keeps it: what another matter did, or what a person had given in advance, row by row. */
export const letterMessage: z.ZodType<Exclude<MatterMessage, { kind: 'timePassed' }>> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('reaction'),
    id: z.uuid(),
    reaction: z.string(),
    payload: z.record(z.string(), z.unknown()),
  }),
  z.strictObject({
    kind: z.literal('act'),
    id: z.uuid(),
    command: z.string(),
    payload: z.unknown(),
    accountId: z.string(),
    requestHash: z.string(),
    receivedAt: z.string(),
    clockEpoch: z.number(),
  }),
]);
