import { isUtf8 } from 'node:buffer';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isNativeError } from 'node:util/types';
import {
  HttpException,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { json, type Request, type Response } from 'express';
import type { Observable } from 'rxjs';
import { problem } from '#libs/http';
import { invalidRequest, ProblemException } from '../problem/problem.exception.js';
import { hasBinaryBody } from './binary-body.js';
import { refusedField } from './storable-text.js';

/** Parses any JSON value up to 1 MB. */
const parse = json({ limit: '1mb', strict: false, verify: assertUtf8 });

/** Throws for bytes that are not UTF-8: the parser would replace them by U+FFFD silently. */
function assertUtf8(_request: IncomingMessage, _response: ServerResponse, body: Buffer): void {
  if (!isUtf8(body)) throw new Error('not UTF-8');
}

/**
 * Parses and checks the body. Interceptors run after the guards, so that nothing is read of a body whose sender is not
 * known.
 */
@Injectable()
export class BodyInterceptor implements NestInterceptor {
  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    await parsed(request, http.getResponse<Response>());
    checkBody(request);
    return next.handle();
  }
}

const parsed = (request: Request, response: Response): Promise<void> =>
  new Promise((resolve, reject) => {
    parse(request, response, (error?: unknown) => {
      if (error === undefined) resolve();
      else
        reject(
          isNativeError(error) && 'status' in error
            ? new HttpException('', Number(error.status), { cause: error })
            : (error as Error),
        );
    });
  });

/** Refuses a body that is not JSON (415), and one with text or names that are not taken (400). */
function checkBody(request: Request): void {
  const body: unknown = request.body;
  if (body === undefined && hasBody(request) && !hasBinaryBody(request)) throw notJson();
  const field = refusedField(body, 'body');
  if (field === null) return;
  const message = '不得含有 U+0000 或不成对的代理字符，字段名不得为 __proto__、constructor 或 prototype';
  throw invalidRequest([{ field, message }]);
}

const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

const notJson = (): ProblemException =>
  new ProblemException(
    problem({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', detail: '请求体应为 UTF-8 的 application/json。' }),
  );
