import { Logger } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';

const log = new Logger('http');

/** Logs one line per request: method, route pattern, status and time, but no ids and no text of the sender. */
export function requestLog(request: Request, response: Response, next: NextFunction): void {
  const begun = performance.now();
  response.once('finish', () => {
    const route = (request.route as { readonly path?: unknown } | undefined)?.path;
    if (typeof route === 'string' && route.startsWith('/health')) return;
    const ms = Math.round(performance.now() - begun);
    log.log({ msg: 'answered', method: request.method, route: route ?? null, status: response.statusCode, ms });
  });
  next();
}
