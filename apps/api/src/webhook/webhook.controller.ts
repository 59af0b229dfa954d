import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { NoBody, PageQuery, WebhookBody, WebhookPage, WebhookItem, WebhookWithSecret } from '#libs/http';
import { listWebhooks } from '#libs/persistence';
import { Answers, AnswersCreated } from '../http-edge/answers.decorator.js';
import { GivenIdempotencyKey, NeedsIdempotencyKey } from '../http-edge/idempotency-key.decorator.js';
import { Account } from '../identity/account.decorator.js';
import { Problems } from '../problem/problems.decorator.js';
import { pageOf, ReaderService } from '../reader/reader.service.js';
import { WebhookService } from './webhook.service.js';

const ById = (): MethodDecorator => ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } });

/** Alerts to a department's own systems. What is sent there, and how it is signed: decision 0020. */
@ApiTags('预警推送')
@Controller('api/v1/webhooks')
export class WebhookController {
  constructor(
    @Inject(WebhookService) private readonly webhooks: WebhookService,
    @Inject(ReaderService) private readonly reader: ReaderService,
  ) {}

  @Post()
  @NeedsIdempotencyKey()
  @ApiOperation({
    operationId: 'registerWebhook',
    summary: '部门工作机构负责人登记一个推送地址，本部门的预警和告知送到那里',
    description:
      '推送的内容为 CloudEvents 1.0，按 Standard Webhooks 规范以 HMAC-SHA256 签名。' +
      '答复中的 `secret` 是签名密钥，只出现这一次。一个部门最多五个。',
  })
  @AnswersCreated(WebhookWithSecret, '已登记', ({ webhookId }) => `/api/v1/webhooks/${webhookId}`)
  @Problems(403, 409, 422, 504)
  register(
    @Account() account: string,
    @GivenIdempotencyKey() key: string,
    @Body({ schema: WebhookBody }) { url }: z.output<typeof WebhookBody>,
  ): Promise<object> {
    return this.webhooks.register(account, key, url);
  }

  @Get()
  @ApiOperation({ operationId: 'listWebhooks', summary: '本部门的推送地址，停用的也在其中，最近的在前' })
  @Answers(200, WebhookPage, '一页推送地址')
  list(@Account() account: string, @Query({ schema: PageQuery }) query: PageQuery): Promise<object> {
    return this.reader.answer(account, ({ tx, scope }) => listWebhooks(tx, scope.own, pageOf(query)));
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getWebhook', summary: '本部门的一个推送地址' })
  @ById()
  @Answers(200, WebhookItem, '推送地址')
  @Problems(404)
  get(@Account() account: string, @Param('id') id: string): Promise<object> {
    return this.webhooks.read(account, id);
  }

  @Post(':id/commands/rotate-secret')
  @NeedsIdempotencyKey()
  @ApiOperation({
    operationId: 'rotateWebhookSecret',
    summary: '更换签名密钥',
    description: '新密钥只在答复中出现一次。原密钥在七天(真实时间)内与新密钥一并签名，接收方可以从容更换。',
  })
  @ById()
  @Answers(200, WebhookWithSecret, '已更换')
  @Problems(403, 404, 409, 422, 504)
  rotate(
    @Account() account: string,
    @GivenIdempotencyKey() key: string,
    @Param('id') id: string,
    @Body({ schema: NoBody }) _body: z.output<typeof NoBody>,
  ): Promise<object> {
    return this.webhooks.rotate(account, key, id);
  }

  @Post(':id/commands/disable')
  @NeedsIdempotencyKey()
  @ApiOperation({ operationId: 'disableWebhook', summary: '停用推送地址，此后不再向那里发送' })
  @ById()
  @Answers(200, WebhookItem, '已停用')
  @Problems(403, 404, 422, 504)
  disable(
    @Account() account: string,
    @GivenIdempotencyKey() key: string,
    @Param('id') id: string,
    @Body({ schema: NoBody }) _body: z.output<typeof NoBody>,
  ): Promise<object> {
    return this.webhooks.disable(account, key, id);
  }
}
