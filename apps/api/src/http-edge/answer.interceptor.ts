import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { map, type Observable } from 'rxjs';
import type { Request, Response } from 'express';
import type { ZodType } from 'zod';
import { sha256Hex } from '#libs/domain';
import { ANSWER_LOCATION, ANSWER_SCHEMA, ANSWER_TAGGED, type LocationOf } from './answers.decorator.js';

/**
 * Reduces an answer to the fields that the route's schema names, and tells the address of what was created. An answer with a
 * tag that the client has already is sent as 304 without a body: express compares the two.
 */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  constructor(@Inject(Reflector) private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const schema = this.reflector.get<ZodType | undefined>(ANSWER_SCHEMA, context.getHandler());
    if (!schema) return next.handle();
    const location = this.reflector.get<LocationOf | undefined>(ANSWER_LOCATION, context.getHandler());
    const isTagged = this.reflector.get<true | undefined>(ANSWER_TAGGED, context.getHandler()) ?? false;
    const response = context.switchToHttp().getResponse<Response>();
    const request = context.switchToHttp().getRequest<Request>();
    return next.handle().pipe(
      map((body: unknown) => {
        const answer = schema.parse(body);
        const address = location?.(answer) ?? null;
        if (address !== null) response.set('Location', address);
        if (isTagged) {
          response.set('ETag', `"${sha256Hex(JSON.stringify(answer))}"`);
          // fetch adds `no-cache` to a request with If-None-Match, for which express would send the whole answer
          if ('if-none-match' in request.headers) delete request.headers['cache-control'];
        }
        return answer;
      }),
    );
  }
}
