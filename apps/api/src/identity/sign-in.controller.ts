import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { problem, SignedOutThere } from '#libs/http';
import { Answers } from '../http-edge/answers.decorator.js';
import { invalidRequest, ProblemException } from '../problem/problem.exception.js';
import { Problems } from '../problem/problems.decorator.js';
import { AccessRecorderService } from '../recording/access-recorder.service.js';
import { isOverTls } from './cookies.js';
import { OidcIssuer } from './oidc-issuer.js';
import { Public } from './public.decorator.js';
import { returnPath } from './return-path.js';
import { SessionCookieService } from './session-cookie.service.js';
import { SessionService } from './session.service.js';
import { keepAttempt, takeAttempt } from './sign-in-attempt.js';
import { SignInService } from './sign-in.service.js';

/** Address to which the provider sends the end of a session, as a form (OpenID Connect Back-Channel Logout 1.0, 2.5). */
export const LOGOUT_PATH = '/api/v1/sign-in/back-channel-logout';

/** Sign-in with a browser: to the provider, and back. */
@ApiTags('登录')
@Controller('api/v1/sign-in')
export class SignInController {
  constructor(
    @Inject(OidcIssuer) private readonly issuer: OidcIssuer,
    @Inject(SignInService) private readonly signIn: SignInService,
    @Inject(SessionService) private readonly sessions: SessionService,
    @Inject(SessionCookieService) private readonly cookie: SessionCookieService,
    @Inject(AccessRecorderService) private readonly recorder: AccessRecorderService,
  ) {}

  @Public()
  @Get()
  @ApiOperation({
    operationId: 'beginSignIn',
    summary: '以浏览器登录',
    description: '转到身份提供方，登录后回到 returnTo 所指的本平台页面。',
  })
  @ApiQuery({ name: 'returnTo', required: false, schema: { type: 'string', maxLength: 1024 } })
  @ApiResponse({ status: 302, description: '转到身份提供方' })
  async begin(@Query('returnTo') returnTo: unknown, @Req() request: Request, @Res() response: Response): Promise<void> {
    const { publicUrl } = this.issuer.settings;
    const path = returnPath(typeof returnTo === 'string' ? returnTo : '/', publicUrl);
    if (path === null) throw invalidRequest([{ field: 'returnTo', message: '应为本平台的页面，以 / 开头' }]);
    const { url, attempt } = await this.signIn.begin(path);
    keepAttempt(request, response, attempt, isOverTls(publicUrl));
    response.redirect(302, url);
  }

  @Public()
  @Get('callback')
  @ApiOperation({
    operationId: 'completeSignIn',
    summary: '从身份提供方回来',
    description: '由身份提供方转来，不由人打开。',
  })
  @ApiQuery({ name: 'state', required: true, schema: { type: 'string', maxLength: 255 } })
  @ApiQuery({ name: 'code', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'iss', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'session_state', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'error', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'error_description', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'error_uri', required: false, schema: { type: 'string' } })
  @ApiResponse({ status: 302, description: '已登录，回到原来的页面' })
  @Problems(401)
  async complete(@Query('state') state: unknown, @Req() request: Request, @Res() response: Response): Promise<void> {
    const secure = isOverTls(this.issuer.settings.publicUrl);
    const attempt = typeof state === 'string' ? takeAttempt(request, response, state, secure) : null;
    if (attempt === null) throw STALE;
    const { who, actor } = await this.signIn.complete(request.originalUrl, attempt);
    await this.recorder.record(request, 'SIGNED_IN', { actor });
    this.cookie.set(response, await this.sessions.begin(who, this.cookie.of(request)));
    response.redirect(302, attempt.returnTo);
  }

  @Public()
  @Post('back-channel-logout')
  @ApiOperation({
    operationId: 'endSessionsAtProvider',
    summary: '身份提供方告知登录已结束',
    description: 'OpenID Connect Back-Channel Logout 1.0；由身份提供方发来。',
  })
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiBody({ schema: { type: 'object', required: ['logout_token'], properties: { logout_token: { type: 'string' } } } })
  @Answers(200, SignedOutThere, '相应的登录已结束')
  async ended(@Body() body: unknown, @Req() request: Request): Promise<object> {
    const token = typeof body === 'object' && body !== null && 'logout_token' in body ? body.logout_token : undefined;
    const ended = typeof token === 'string' ? await this.signIn.endedBy(token) : null;
    if (ended === null) throw invalidRequest([{ field: 'logout_token', message: '不是身份提供方的退出通知' }]);
    for (const actor of await this.sessions.endAt(ended))
      await this.recorder.note(request, 'SIGNED_OUT_AT_PROVIDER', { actor });
    return {};
  }
}

const STALE = new ProblemException(
  problem({
    status: 400,
    code: 'SIGN_IN_STALE',
    detail: '这次登录已经过期，或者不是在这个浏览器中开始的，请重新登录。',
  }),
);
