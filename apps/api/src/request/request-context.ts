import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

interface RequestContext {
  readonly requestId: string;
  readonly response: Response;
}

const contexts = new AsyncLocalStorage<RequestContext>();

/** Ids of requests that are taken from the client; others are replaced. */
const WELL_FORMED = /^[A-Za-z0-9._-]{1,64}$/;

/** Gives each request an id, which its answer, its problem and its log lines bear. A client may choose it. */
export function nameRequest(request: Request, response: Response, next: NextFunction): void {
  const given = request.get('X-Request-Id') ?? '';
  const requestId = WELL_FORMED.test(given) ? given : randomUUID();
  response.set('X-Request-Id', requestId);
  contexts.run({ requestId, response }, next);
}

/** The id of the request that is being answered, as a field; empty outside of requests. */
export function requestIdField(): { readonly requestId?: string } {
  const context = contexts.getStore();
  return context ? { requestId: context.requestId } : {};
}

/** Tells the client that the answer is that of an earlier request with the same Idempotency-Key. */
export function markReplayed(): void {
  contexts.getStore()?.response.set('Idempotent-Replayed', 'true');
}
