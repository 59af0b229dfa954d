import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import type { Observable } from 'rxjs';
import type { AuthenticatedRequest } from '../request/authenticated-request.js';
import { tooManyRequests } from '../problem/problem.exception.js';
import { isFree } from '../rate-limit/free-routes.js';
import { RateLimitsService } from '../rate-limit/rate-limits.service.js';

/**
 * Refuses a request beyond the limit of its account, or of its address on a public route (429), and tells each answer
 * what is left. An interceptor runs after all guards, so that the account is known, and before the body is read.
 */
@Injectable()
export class RateLimitInterceptor implements NestInterceptor {
  constructor(@Inject(RateLimitsService) private readonly limits: RateLimitsService) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<AuthenticatedRequest>();
    if (isFree(request.method, request.path)) return next.handle();
    const spent = await this.limits.spend(request);
    http.getResponse<Response>().set(spent.headers);
    if (!spent.isAllowed) throw tooManyRequests(spent.retryAfterSeconds);
    return next.handle();
  }
}
