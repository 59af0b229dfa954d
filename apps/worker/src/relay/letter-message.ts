import { z } from 'zod';
import type { CommandRequest, ReactionRequest } from '#libs/contracts';

/** Schema of a letter's content in the outbox: an effect of another matter, or a command of an imported row. */
export const letterMessage: z.ZodType<ReactionRequest | CommandRequest> = z.discriminatedUnion('kind', [
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
