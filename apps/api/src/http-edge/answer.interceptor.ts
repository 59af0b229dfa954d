import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { map, type Observable } from 'rxjs';
import type { Response } from 'express';
import type { ZodType } from 'zod';
import { ANSWER_LOCATION, ANSWER_SCHEMA, type LocationOf } from './answers.decorator.js';

/** Reduces an answer to the fields that the route's schema names, and tells the address of what was created. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  constructor(@Inject(Reflector) private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const schema = this.reflector.get<ZodType | undefined>(ANSWER_SCHEMA, context.getHandler());
    if (!schema) return next.handle();
    const location = this.reflector.get<LocationOf | undefined>(ANSWER_LOCATION, context.getHandler());
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(
      map((body: unknown) => {
        const answer = schema.parse(body);
        if (location) response.set('Location', location(answer));
        return answer;
      }),
    );
  }
}
