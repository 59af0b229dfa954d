import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { Request } from 'express';
import { fieldErrors, IdempotencyKey } from '#libs/http';
import { invalidRequest } from '../problem/problem.exception.js';

const HEADER = 'Idempotency-Key';

/** Parameter decorator: the Idempotency-Key of the request. Throws 400 where it is missing or malformed. */
export const GivenIdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const given = IdempotencyKey.safeParse(context.switchToHttp().getRequest<Request>().get(HEADER));
  if (!given.success) throw invalidRequest(fieldErrors(given.error.issues, HEADER));
  return given.data;
});

/** Documents that a route needs the key. */
export const NeedsIdempotencyKey = (): MethodDecorator =>
  ApiHeader({
    name: HEADER,
    required: true,
    description: '同一命令重复提交时用同一个键；建议用 UUID',
    schema: { type: 'string', minLength: 1, maxLength: 128, example: '0f2a7c1e-8c1b-4a52-9d55-0d7f4a6b1c2d' },
  });
