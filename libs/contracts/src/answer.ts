import type { Answer, RefusalKind } from '#libs/domain';

const STATUS: Readonly<Record<RefusalKind, number>> = {
  SHAPE: 400,
  FORBIDDEN: 403,
  UNSEEN: 404,
  CONFLICT: 409,
  RULE: 422,
};

/** The HTTP status of an answer. */
export const statusOf = (answer: Answer): number =>
  answer.ok ? (answer.created ? 201 : 200) : STATUS[answer.refusal.kind];

/** The same Idempotency-Key came with another body. */
export const KEY_REUSED: Extract<Answer, { readonly ok: false }> = {
  ok: false,
  refusal: {
    kind: 'RULE',
    code: 'IDEMPOTENCY_KEY_REUSED',
    message: '这个 Idempotency-Key 已用于内容不同的请求，请换用新的键。',
  },
};
