import { z } from 'zod';
import type { Refusal } from '../language/refusal.js';

/** Proof of a command that was carried out: the matter as it stood after it, with the hash of the last event. */
export interface CommandReceipt {
  readonly matterId: string;
  readonly number: string | null;
  readonly state: string;
  readonly seq: number;
  /** Hash of the matter's last event. */
  readonly hash: string;
  /** Revision of the document that is now under decision. */
  readonly revision: number;
}

/** Outcome of a command. It is stored, so that a repetition gets the same one. */
export type Answer =
  | { readonly ok: true; readonly created: boolean; readonly receipt: CommandReceipt }
  | { readonly ok: false; readonly refusal: Refusal };

const receipt = z.strictObject({
  matterId: z.uuid(),
  number: z.string().nullable(),
  state: z.string(),
  seq: z.int().positive(),
  hash: z.string(),
  revision: z.int().positive(),
});

const refusal: z.ZodType<Refusal> = z.strictObject({
  kind: z.enum(['SHAPE', 'CONFLICT', 'FORBIDDEN', 'UNSEEN', 'RULE']),
  code: z.string(),
  clause: z.string().exactOptional(),
  message: z.string(),
  fields: z.array(z.strictObject({ field: z.string(), message: z.string() })).exactOptional(),
});

/** Schema of a stored answer, checked when it is read back. */
export const storedAnswer: z.ZodType<Answer> = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), created: z.boolean(), receipt }),
  z.strictObject({ ok: z.literal(false), refusal }),
]);

/** Answer to an Idempotency-Key that came again with another body. */
export const KEY_REUSED: Extract<Answer, { readonly ok: false }> = {
  ok: false,
  refusal: {
    kind: 'RULE',
    code: 'IDEMPOTENCY_KEY_REUSED',
    message: '这个 Idempotency-Key 已用于内容不同的请求，请换用新的键。',
  },
};

/** Returns the stored answer of a repeated command, or {@link KEY_REUSED} if its body differs from the first. */
export const answerAgain = (
  known: { readonly requestHash: string; readonly answer: unknown },
  requestHash: string,
): Answer => (known.requestHash === requestHash ? storedAnswer.parse(known.answer) : KEY_REUSED);
