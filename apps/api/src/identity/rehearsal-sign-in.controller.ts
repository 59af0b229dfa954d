import { Body, Controller, Inject, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { SignedIn, SignInBody } from '#libs/http';
import { readActor } from '#libs/persistence';
import { Answers } from '../http-edge/answers.decorator.js';
import { notFound } from '../problem/problem.exception.js';
import { Problems } from '../problem/problems.decorator.js';
import { AccessRecorderService } from '../recording/access-recorder.service.js';
import { Public } from './public.decorator.js';
import { RehearsalTokenService } from './rehearsal-token.service.js';

/** Signs in as any account without a password. Exists in a rehearsal only. */
@ApiTags('演练')
@Controller('api/v1/rehearsal')
export class RehearsalSignInController {
  constructor(
    @Inject(RehearsalTokenService) private readonly tokens: RehearsalTokenService,
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(AccessRecorderService) private readonly recorder: AccessRecorderService,
  ) {}

  @Public()
  @Post('sign-in')
  @ApiOperation({ operationId: 'signIn', summary: '以演练账号登录(只在演练环境)' })
  @Answers(200, SignedIn, '令牌')
  @Problems(404)
  async signIn(
    @Body({ schema: SignInBody }) { account }: z.output<typeof SignInBody>,
    @Req() request: Request,
  ): Promise<{ accessToken: string }> {
    const actor = await readActor(this.database, account);
    if (!actor) throw notFound('没有这个演练账号。', 'account');
    await this.recorder.record(request, 'SIGNED_IN', { actor });
    return { accessToken: await this.tokens.sign(account) };
  }
}
