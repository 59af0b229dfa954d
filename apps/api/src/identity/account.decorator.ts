import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { AuthenticatedRequest } from '../request/authenticated-request.js';

/** The caller's account id. Not for public routes. */
export const Account = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { account } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (account === undefined) throw new Error('a public route has no account');
  return account;
});
