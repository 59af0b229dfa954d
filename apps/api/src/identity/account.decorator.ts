import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

/** A request that has passed the guard. */
export interface AuthenticatedRequest extends Request {
  account?: string;
  /** The session that the request belongs to; absent with a bearer token. */
  session?: { readonly token: string; readonly endsAt: string };
}

/** The caller's account id. Not for public routes. */
export const Account = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { account } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (account === undefined) throw new Error('a public route has no account');
  return account;
});
