import { isIP } from 'node:net';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AccessKind, Actor } from '#libs/domain';
import { MatterId, type Problem } from '#libs/http';
import { AccessLogQueue, type AccessDraft } from '#libs/persistence';
import type { AuthenticatedRequest } from '../request/authenticated-request.js';
import { requestIdField } from '../request/request-context.js';
import { NotRecordedError } from './not-recorded.error.js';
import { RefusalBudget } from './refusal-budget.js';
import { refusalKind } from './refusal-kind.js';

/** The person whom a row names, where it is another one than the sender of the request, and how a refusal is told. */
type More = Partial<Pick<AccessDraft, 'code' | 'leftOut' | 'resourceId'>> & { readonly actor?: Actor | null };

/** Records requests in the access log. */
@Injectable()
export class AccessRecorderService {
  private readonly log = new Logger('access log');
  private readonly budget = new RefusalBudget();
  private readonly queue: AccessLogQueue;

  constructor(@Inject(DataSource) database: DataSource) {
    this.queue = new AccessLogQueue(database);
  }

  /** Records what may not happen unrecorded, before it does. Throws {@link NotRecordedError} where it cannot. */
  async record(request: AuthenticatedRequest, kind: AccessKind, more: More = {}): Promise<void> {
    try {
      await this.queue.append(draftOf(request, kind, more));
    } catch (error) {
      this.log.error({ msg: 'not recorded', kind, err: error });
      throw new NotRecordedError(error);
    }
  }

  /** Records what has happened in any case: where it cannot, that is logged and changes no answer. */
  note(request: AuthenticatedRequest, kind: AccessKind, more: More = {}): Promise<void> {
    return this.record(request, kind, more).catch(() => undefined);
  }

  /**
   * Notes a problem if it refuses an attempt, as far as the budget goes. The matter is named where the path does not, as in
   * a command to several.
   */
  async noteRefusal(request: AuthenticatedRequest, problem: Problem, matterId?: string): Promise<void> {
    const { account, ip } = request;
    const kind = refusalKind(problem, { account, route: routeOf(request) });
    const leftOut = kind && (await this.budget.take(account, ip));
    if (kind && leftOut !== null)
      await this.note(request, kind, {
        code: problem.code,
        leftOut,
        ...(matterId !== undefined && { resourceId: matterId }),
      });
  }
}

/** Makes the row of a request: ids, and no text that its sender wrote. */
function draftOf(
  request: AuthenticatedRequest,
  kind: AccessKind,
  { actor, code, leftOut, resourceId }: More,
): AccessDraft {
  const { accountId, offices = [] } = (actor === undefined ? request.actor : actor) ?? {};
  const departmentId = offices[0]?.departmentId ?? null;
  return {
    kind,
    accountId: accountId ?? null,
    departmentId,
    roles: offices.filter((office) => office.departmentId === departmentId).map(({ role }) => role),
    method: request.method,
    route: routeOf(request),
    resourceId: resourceId ?? MatterId.safeParse(request.params?.['id']).data ?? null,
    code: code ?? null,
    address: isIP(request.ip ?? '') === 0 ? null : (request.ip ?? null),
    requestId: requestIdField().requestId ?? null,
    leftOut: leftOut ?? 0,
  };
}

/** Returns the pattern of the route; null for a request that reached none. */
function routeOf({ route }: AuthenticatedRequest): string | null {
  const path = (route as { readonly path?: unknown } | undefined)?.path;
  return typeof path === 'string' ? path : null;
}
