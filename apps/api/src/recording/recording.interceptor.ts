import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { concatMap, type Observable } from 'rxjs';
import type { AuthenticatedRequest } from '../request/authenticated-request.js';
import { AccessRecorderService } from './access-recorder.service.js';
import { RECORDED, type RecordedRead } from './recorded.decorator.js';

/**
 * Records a read that its route declares to be recorded, once the answer is known and before it leaves. A refused read is
 * recorded as such by the filter of problems; HEAD shows nothing.
 */
@Injectable()
export class RecordingInterceptor implements NestInterceptor {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(AccessRecorderService) private readonly recorder: AccessRecorderService,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const read = this.reflector.get<RecordedRead | undefined>(RECORDED, context.getHandler());
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const { actor, method } = request;
    if (!read || method === 'HEAD' || !actor || !read.isOf(actor)) return next.handle();
    return next.handle().pipe(
      concatMap(async (answer: unknown) => {
        await this.recorder.record(request, read.kind);
        return answer;
      }),
    );
  }
}
