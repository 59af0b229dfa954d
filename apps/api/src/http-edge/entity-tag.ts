import type { Request, Response } from 'express';

/**
 * Sets the tag of an answer, and status 304 if the client has it already (RFC 9110, If-None-Match); Express then leaves out the
 * body. Express would compare tags by itself, but not for clients that also ask proxies for a fresh answer.
 */
export function tag(etag: string, request: Request, response: Response): void {
  response.set('ETag', etag);
  const known = (request.get('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  if (known.includes(etag) || known.includes('*')) response.status(304);
}
