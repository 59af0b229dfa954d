import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { problem } from '#libs/http';
import { readActor } from '#libs/persistence';
import { ProblemException } from '../problem/problem.exception.js';
import { isRead } from '../request/is-read.js';
import type { AuthenticatedRequest } from '../request/authenticated-request.js';
import { PUBLIC } from './public.decorator.js';
import { SessionCookieService } from './session-cookie.service.js';
import { isCsrfToken, SessionService } from './session.service.js';
import { TokenService } from './token.service.js';
import { unauthorized } from './unauthorized.js';

/** Header in which a page sends what proves that a write comes from it. */
export const CSRF_HEADER = 'X-CSRF-Token';

/**
 * Admits requests with the token of a known account, or with a session of one. Rights follow from the account's offices and
 * are checked later.
 */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(TokenService) private readonly tokens: TokenService,
    @Inject(SessionService) private readonly sessions: SessionService,
    @Inject(SessionCookieService) private readonly cookie: SessionCookieService,
    @Inject(DataSource) private readonly database: DataSource,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.get<boolean | undefined>(PUBLIC, context.getHandler())) return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const account = await this.accountOf(request);
    const actor = await readActor(this.database, account);
    if (!actor) throw unauthorized('ACCOUNT_UNKNOWN');
    request.account = account;
    request.actor = actor;
    const { session } = request;
    if (session && !isRead(request) && !isOwnPage(request, session.token)) throw FORGED;
    return true;
  }

  /** A bearer token comes first: a browser adds cookies by itself, and only a program adds a token. */
  private accountOf(request: AuthenticatedRequest): Promise<string> {
    const token = request.get('Authorization') === undefined ? this.cookie.of(request) : undefined;
    return token === undefined ? this.tokens.accountOf(bearerOf(request)) : this.accountOfSession(request, token);
  }

  private async accountOfSession(request: AuthenticatedRequest, token: string): Promise<string> {
    const session = await this.sessions.find(token);
    if (session === null) throw unauthorized('SESSION_ENDED');
    request.session = { token, endsAt: session.endsAt };
    return session.accountId;
  }
}

/** True if a page of the platform sends this, by what it alone knows, and by what the browser says where it does. */
const isOwnPage = (request: Request, token: string): boolean =>
  [undefined, 'same-origin', 'none'].includes(request.get('Sec-Fetch-Site')) &&
  isCsrfToken(request.get(CSRF_HEADER), token);

const FORGED = new ProblemException(
  problem({
    status: 403,
    code: 'CSRF_TOKEN_INVALID',
    detail: '这个请求不是由本平台的页面发出的，没有办理；请刷新页面后重试。',
  }),
);

function bearerOf(request: Request): string {
  const given = request.get('Authorization');
  if (given === undefined) throw unauthorized('TOKEN_MISSING');
  const token = /^Bearer +([\w.~+/=-]+)$/i.exec(given)?.[1];
  if (token === undefined) throw unauthorized('TOKEN_INVALID');
  return token;
}
