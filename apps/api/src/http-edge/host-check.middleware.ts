import type { Server } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import { invalidRequest } from '../problem/problem.exception.js';

/** Node refuses a request without Host with an empty answer; {@link checkHost} does it instead. */
export function leaveHostToUs(server: Server): void {
  Object.assign(server, { requireHostHeader: false });
}

/** Refuses a request of HTTP/1.1 that does not name exactly one host (RFC 9112, 3.2). */
export function checkHost(request: Request, _response: Response, next: NextFunction): void {
  const { httpVersion, rawHeaders } = request;
  const named = rawHeaders.filter((name, n) => n % 2 === 0 && name.toLowerCase() === 'host').length;
  const isNamed = named === 1 || (named === 0 && httpVersion === '1.0');
  next(isNamed ? undefined : invalidRequest([{ field: 'Host', message: '应恰有一个 Host 头' }]));
}
