import { problem, type FieldError, type Problem } from '#libs/http';

/** An answer that is a problem; thrown where a value cannot be handed back, and rendered by the filter. */
export class ProblemException extends Error {
  constructor(
    readonly problem: Problem,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(`${String(problem.status)} ${problem.code}`);
    this.name = 'ProblemException';
  }
}

/** The request has not the shape that is asked for. */
export const invalidRequest = (errors: readonly FieldError[]): ProblemException =>
  new ProblemException(
    problem({ status: 400, code: 'INVALID', detail: '提交的内容不符合要求，请按字段提示修改。', errors }),
  );

/** Not there, or not for these eyes: nobody learns which. */
export const notFound = (detail: string, field = 'id'): ProblemException =>
  new ProblemException(problem({ status: 404, code: 'NOT_FOUND', detail, errors: [{ field, message: '没有找到' }] }));

/** Nothing was done: what we need does not answer just now. */
export const unavailable = (detail: string): ProblemException =>
  new ProblemException(problem({ status: 503, code: 'UNAVAILABLE', detail }), { 'Retry-After': '1' });
