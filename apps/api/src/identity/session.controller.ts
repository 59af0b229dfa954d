import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { problem, Session, SignedOut, SignOutBody } from '#libs/http';
import { Answers } from '../http-edge/answers.decorator.js';
import { ProblemException } from '../problem/problem.exception.js';
import { Problems } from '../problem/problems.decorator.js';
import type { AuthenticatedRequest } from '../request/authenticated-request.js';
import { AccessRecorderService } from '../recording/access-recorder.service.js';
import { Account } from './account.decorator.js';
import { SessionCookieService } from './session-cookie.service.js';
import { csrfTokenOf, SessionService } from './session.service.js';
import { SignInService } from './sign-in.service.js';

/** The session of a browser, and its end. */
@ApiTags('登录')
@Controller('api/v1/session')
export class SessionController {
  constructor(
    @Inject(SessionService) private readonly sessions: SessionService,
    @Inject(SessionCookieService) private readonly cookie: SessionCookieService,
    @Inject(SignInService) private readonly signIn: SignInService,
    @Inject(AccessRecorderService) private readonly recorder: AccessRecorderService,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'getSession', summary: '本次登录' })
  @Answers(200, Session, '本次登录')
  @Problems(409)
  session(@Account() account: string, @Req() request: AuthenticatedRequest): Session {
    const { token, endsAt } = sessionOf(request);
    return { account, csrfToken: csrfTokenOf(token), endsAt };
  }

  @Post('commands/sign-out')
  @ApiOperation({ operationId: 'signOut', summary: '退出登录', description: '在本平台立即退出。' })
  @Answers(200, SignedOut, '已退出')
  @Problems(403, 409)
  async signOut(
    @Body({ schema: SignOutBody }) _: object,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ endSessionUrl: string | null }> {
    const ended = await this.sessions.end(sessionOf(request).token);
    this.cookie.clear(response);
    await this.recorder.note(request, 'SIGNED_OUT');
    if (!ended) return { endSessionUrl: null };
    // The session here has ended, whether the provider answers or not.
    return { endSessionUrl: await this.signIn.endSessionUrl(ended.idToken).catch(() => null) };
  }
}

function sessionOf({ session }: AuthenticatedRequest): { readonly token: string; readonly endsAt: string } {
  if (session) return session;
  throw new ProblemException(
    problem({ status: 409, code: 'NO_SESSION', detail: '这个请求用的是令牌，没有网页登录；令牌到期即失效。' }),
  );
}
