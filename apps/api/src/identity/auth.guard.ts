import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { readActor } from '#libs/persistence';
import type { AuthenticatedRequest } from './account.decorator.js';
import { PUBLIC } from './public.decorator.js';
import { TokenService } from './token.service.js';
import { unauthorized } from './unauthorized.js';

/**
 * Admits requests with the token of a known account. Rights follow from the account's offices and are checked later.
 */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(TokenService) private readonly tokens: TokenService,
    @Inject(DataSource) private readonly database: DataSource,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.get<boolean | undefined>(PUBLIC, context.getHandler())) return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const account = await this.tokens.accountOf(bearerOf(request));
    if (!(await readActor(this.database, account))) throw unauthorized('ACCOUNT_UNKNOWN');
    request.account = account;
    return true;
  }
}

function bearerOf(request: AuthenticatedRequest): string {
  const given = request.get('Authorization');
  if (given === undefined) throw unauthorized('TOKEN_MISSING');
  const token = /^Bearer +([\w.~+/=-]+)$/i.exec(given)?.[1];
  if (token === undefined) throw unauthorized('TOKEN_INVALID');
  return token;
}
