import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { map, type Observable } from 'rxjs';
import type { ZodType } from 'zod';
import { ANSWER_SCHEMA } from './answers.decorator.js';

/** Reduces an answer to the fields that the route's schema names. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  constructor(@Inject(Reflector) private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const schema = this.reflector.get<ZodType | undefined>(ANSWER_SCHEMA, context.getHandler());
    return schema ? next.handle().pipe(map((body: unknown) => schema.parse(body))) : next.handle();
  }
}
