import { randomUUID } from 'node:crypto';
import { Catch, HttpException, Inject, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { problem, PROBLEM_CONTENT_TYPE } from '#libs/http';
import { BadCursorError, isTransient } from '#libs/persistence';
import { BudgetExceededError } from '#libs/watchdog';
import { AccessRecorderService } from '../recording/access-recorder.service.js';
import { NotRecordedError } from '../recording/not-recorded.error.js';
import { RateLimitsService } from '../rate-limit/rate-limits.service.js';
import type { AuthenticatedRequest } from '../request/authenticated-request.js';
import { requestIdField } from '../request/request-context.js';
import { invalidRequest, ProblemException, tooManyRequests, unavailable } from './problem.exception.js';
import { signInPage } from './sign-in-page.js';

/** Answers every error as application/problem+json, without its stack, and notes those that refuse an attempt. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('problem');

  constructor(
    @Inject(RateLimitsService) private readonly limits: RateLimitsService,
    @Inject(AccessRecorderService) private readonly recorder: AccessRecorderService,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const given = toProblem(error);
    const { instance } = given.problem;
    if (instance) this.log.error({ msg: 'not foreseen', instance, err: error });
    const request = http.getRequest<AuthenticatedRequest>();
    const said = given.problem.status === 401 ? await this.counted(given, request) : given;
    await this.recorder.noteRefusal(request, said.problem);
    this.answer(said, request, http.getResponse<Response>());
  }

  /** Counts a request without a valid sign-in: beyond the limit of its address it is told no more than that. */
  private async counted(given: ProblemException, request: AuthenticatedRequest): Promise<ProblemException> {
    const { isAllowed, retryAfterSeconds, headers } = await this.limits.spendAnonymous(request);
    const said = isAllowed ? given : tooManyRequests(retryAfterSeconds);
    return new ProblemException(said.problem, { ...said.headers, ...headers });
  }

  private answer({ problem, headers }: ProblemException, request: AuthenticatedRequest, response: Response): void {
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response.status(problem.status).set(headers);
    const page = signInPage(problem, request);
    if (page !== null) response.type('html').send(page);
    else response.type(PROBLEM_CONTENT_TYPE).send(JSON.stringify({ ...problem, ...requestIdField() }));
  }
}

/** Converts every thrown value to a problem. An unexpected error gets an instance id under which it is logged. */
export function toProblem(error: unknown): ProblemException {
  if (error instanceof ProblemException) return error;
  if (error instanceof BadCursorError) return invalidRequest([{ field: 'cursor', message: '不是本列表给出的 cursor' }]);
  if (error instanceof HttpException && error.getStatus() < 500) return ofHttp(error.getStatus(), kindOf(error.cause));
  if (error instanceof NotRecordedError)
    return unavailable('访问日志暂时不能记录，因此没有办理，没有任何改动，请稍后重试。');
  if (isTransient(error)) return unavailable('数据库暂时不可用，没有任何改动，请稍后重试。');
  if (error instanceof BudgetExceededError)
    return unforeseen(
      503,
      'COMPUTATION_STOPPED',
      '系统计算用时过长，已经中止，没有任何改动；请把故障编号告诉运维人员。',
    );
  return unforeseen(500, 'INTERNAL', '系统出现故障，请稍后重试；如仍不成功，请把故障编号告诉运维人员。');
}

/** A fault of the platform, with an instance id under which it is logged. */
const unforeseen = (status: number, code: string, detail: string): ProblemException =>
  new ProblemException(problem({ status, code, detail, instance: `urn:uuid:${randomUUID()}` }));

/** The `type` by which body-parser and Express name an error. */
const kindOf = (cause: unknown): string =>
  cause instanceof Error && 'type' in cause && typeof cause.type === 'string' ? cause.type : '';

function ofHttp(status: number, kind: string): ProblemException {
  const say = (code: string, detail: string): ProblemException =>
    new ProblemException(problem({ status, code, detail }));
  const wrongBody = (message: string): ProblemException => invalidRequest([{ field: 'body', message }]);
  switch (kind) {
    case 'entity.parse.failed':
      return wrongBody('不是正确的 JSON');
    case 'entity.verify.failed':
      return wrongBody('不是正确的 UTF-8 文本');
    case 'entity.too.large':
      return say('BODY_TOO_LARGE', '请求体不得超过 1 MB。');
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return say('UNSUPPORTED_MEDIA_TYPE', '请求体应为 UTF-8 的 application/json。');
    case 'request.aborted':
    case 'request.size.invalid':
      return wrongBody('没有完整收到');
    default:
      return status === 404
        ? say('ROUTE_NOT_FOUND', '没有这个地址或方法，请查看 /docs。')
        : say('BAD_REQUEST', '请求不符合 HTTP 的要求。');
  }
}
