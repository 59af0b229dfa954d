import { isUtf8 } from 'node:buffer';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import { problem } from '#libs/http';
import { invalidRequest, ProblemException } from '../problem/problem.exception.js';
import { hasBinaryBody } from './binary-body.js';
import { unstorableField } from './storable-text.js';

/** Options of the JSON parser: any JSON value up to 1 MB. */
export const JSON_BODY_OPTIONS = { limit: '1mb', strict: false, verify: assertUtf8 };

/** Throws for bytes that are not UTF-8: the parser would replace them by U+FFFD silently. */
function assertUtf8(_request: IncomingMessage, _response: ServerResponse, body: Buffer): void {
  if (!isUtf8(body)) throw new Error('not UTF-8');
}

/** Refuses a body that is not JSON (415), and one with text that cannot be stored (400). */
export function checkBody(request: Request, _response: Response, next: NextFunction): void {
  const body: unknown = request.body;
  if (body === undefined && hasBody(request) && !hasBinaryBody(request)) return next(notJson());
  const field = unstorableField(body, 'body');
  next(field === null ? undefined : invalidRequest([{ field, message: '不得含有 U+0000 或不成对的代理字符' }]));
}

const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

const notJson = (): ProblemException =>
  new ProblemException(
    problem({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', detail: '请求体应为 UTF-8 的 application/json。' }),
  );
