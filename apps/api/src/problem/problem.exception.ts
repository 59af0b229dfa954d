import { statusOf } from '#libs/contracts';
import type { Refusal } from '#libs/domain';
import { problem, type FieldError, type Problem } from '#libs/http';

/** Ends a request with a problem (RFC 9457); {@link ProblemFilter} writes it as the answer. */
export class ProblemException extends Error {
  constructor(
    readonly problem: Problem,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(`${String(problem.status)} ${problem.code}`);
    this.name = 'ProblemException';
  }
}

/** Problem for a refusal of the rules, with its clause and fields; the status follows from the kind of refusal. */
export function problemOf(refusal: Refusal): Problem {
  const { code, clause, message, fields } = refusal;
  return problem({ status: statusOf({ ok: false, refusal }), code, clause, detail: message, errors: fields });
}

/** The exception for a refusal of the rules. */
export const refused = (refusal: Refusal): ProblemException => new ProblemException(problemOf(refusal));

/** 400: the request does not have the shape that its route asks for. */
export const invalidRequest = (errors: readonly FieldError[]): ProblemException =>
  new ProblemException(
    problem({ status: 400, code: 'INVALID', detail: '提交的内容不符合要求，请按字段提示修改。', errors }),
  );

/** 404: missing and hidden things get the same answer, so that it does not reveal what exists. */
export const notFound = (detail: string, field = 'id'): ProblemException =>
  new ProblemException(problem({ status: 404, code: 'NOT_FOUND', detail, errors: [{ field, message: '没有找到' }] }));

/** 429: this process is at its limit; nothing was done. */
export const busy = (detail: string, retryAfterSeconds: number): ProblemException =>
  new ProblemException(problem({ status: 429, code: 'BUSY', detail }), { 'Retry-After': String(retryAfterSeconds) });

/** 429: the sender asks more often than anybody may; nothing was done. */
export function tooManyRequests(retryAfterSeconds: number): ProblemException {
  const detail = '您的请求过于频繁，没有任何改动，请按 Retry-After 等候后重试。';
  const headers = { 'Retry-After': String(retryAfterSeconds) };
  return new ProblemException(problem({ status: 429, code: 'TOO_MANY_REQUESTS', detail }), headers);
}

/** 503: a server that the request needs does not answer; nothing was done. */
export const unavailable = (detail: string): ProblemException =>
  new ProblemException(problem({ status: 503, code: 'UNAVAILABLE', detail }), { 'Retry-After': '1' });

/** 504: the request may or may not have been carried out; the client must repeat it with the same Idempotency-Key. */
export const outcomeUnknown = (detail: string): ProblemException =>
  new ProblemException(problem({ status: 504, code: 'OUTCOME_UNKNOWN', detail }));
