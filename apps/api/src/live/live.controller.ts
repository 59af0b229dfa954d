import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { problem } from '#libs/http';
import { Account } from '../identity/account.decorator.js';
import { ProblemException } from '../problem/problem.exception.js';
import { Problems } from '../problem/problems.decorator.js';
import type { AuthenticatedRequest } from '../request/authenticated-request.js';
import { LiveService } from './live.service.js';
import { EVENT_STREAM, OpenStream } from './open-stream.js';

/** Form of a position: an instant as the stream gives it. */
const POSITION = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const NOT_A_STREAM = new ProblemException(
  problem({
    status: 406,
    code: 'EVENT_STREAM_ONLY',
    detail: `这个地址只提供事件流，请求须带 Accept: ${EVENT_STREAM}。`,
  }),
);

/** The stream that tells what moves, as it moves. */
@ApiTags('实时')
@Controller('api/v1/stream')
export class LiveController {
  constructor(@Inject(LiveService) private readonly live: LiveService) {}

  @Get()
  @ApiOperation({
    operationId: 'openStream',
    summary: '实时消息：您能看到的事项有变动、未读和待办的件数、平台时钟、历法的重新计算',
    description:
      '服务器发送事件（server-sent events），须带 `Accept: text/event-stream`。消息有 `matter`（matterId、process、seq、kind）、' +
      '`counts`（unread、tasks）、`clock`（同 GET /platform-clock）、`rollout`（管理员）和 `reload`（变动太多，请重新读取）。' +
      '断开后带上最后的 `Last-Event-ID` 再连，其间的变动会补发；同一变动可能发两次，以较大的 seq 为准。' +
      '连接不延长登录的有效时间。',
  })
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: '上次收到的位置',
    schema: { type: 'string', maxLength: 64, example: '2026-02-02T01:00:00.000Z' },
  })
  @ApiResponse({ status: 200, description: '事件流', content: { [EVENT_STREAM]: { schema: { type: 'string' } } } })
  @Problems(406, 503)
  async open(
    @Account() account: string,
    @Req() request: AuthenticatedRequest,
    @Res() response: Response,
  ): Promise<void> {
    if (!(request.get('Accept') ?? '').includes(EVENT_STREAM)) throw NOT_A_STREAM;
    this.live.assertRoom(account);
    const last = request.get('Last-Event-ID') ?? '';
    const stream = new OpenStream(account, request.session?.token ?? null, response, request, (ended) =>
      this.live.leave(ended),
    );
    await this.live.join(stream, POSITION.test(last) ? last : null);
  }
}
