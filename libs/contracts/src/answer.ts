import type { Answer, RefusalKind } from '#libs/domain';

const STATUS: Readonly<Record<RefusalKind, number>> = {
  SHAPE: 400,
  FORBIDDEN: 403,
  UNSEEN: 404,
  CONFLICT: 409,
  RULE: 422,
};

/** HTTP status of an answer: 201 where the command began a matter, 200 otherwise, 4xx by the kind of refusal. */
export const statusOf = (answer: Answer): number =>
  answer.ok ? (answer.created ? 201 : 200) : STATUS[answer.refusal.kind];
