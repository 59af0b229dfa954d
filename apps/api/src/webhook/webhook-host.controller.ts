import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { NoBody, PageQuery, WebhookHostBody, WebhookHostPage, WebhookHostReceipt } from '#libs/http';
import { listWebhookHosts } from '#libs/persistence';
import { Answers, AnswersCreated } from '../http-edge/answers.decorator.js';
import { GivenIdempotencyKey, NeedsIdempotencyKey } from '../http-edge/idempotency-key.decorator.js';
import { Account } from '../identity/account.decorator.js';
import { Problems } from '../problem/problems.decorator.js';
import { pageOf, ReaderService } from '../reader/reader.service.js';
import { demandHostAdministrator, WebhookHostService } from './webhook-host.service.js';

/** Hosts of the platform's own network to which webhooks may go. */
@ApiTags('预警推送')
@Controller('api/v1/webhook-hosts')
export class WebhookHostController {
  constructor(
    @Inject(WebhookHostService) private readonly hosts: WebhookHostService,
    @Inject(ReaderService) private readonly reader: ReaderService,
  ) {}

  @Post()
  @NeedsIdempotencyKey()
  @ApiOperation({
    operationId: 'addWebhookHost',
    summary: '系统管理员把不在公网上的主机连同端口列为允许的主机',
    description:
      '推送地址的主机和端口在列时，可以不在公网上，也可以用 http://；其他要求不变。不写端口的为 443，http:// 的端口 80 须写明。',
  })
  @AnswersCreated(WebhookHostReceipt, '已列入', () => '/api/v1/webhook-hosts')
  @Problems(403, 409, 422, 504)
  add(
    @Account() account: string,
    @GivenIdempotencyKey() key: string,
    @Body({ schema: WebhookHostBody }) { host }: z.output<typeof WebhookHostBody>,
  ): Promise<object> {
    return this.hosts.add(account, key, host);
  }

  @Get()
  @ApiOperation({ operationId: 'listWebhookHosts', summary: '允许的主机，供系统管理员查看' })
  @Answers(200, WebhookHostPage, '一页主机')
  @Problems(403)
  list(@Account() account: string, @Query({ schema: PageQuery }) query: PageQuery): Promise<object> {
    return this.reader.read(account, ({ tx, actor }) => {
      demandHostAdministrator(actor);
      return listWebhookHosts(tx, pageOf(query));
    });
  }

  @Post(':id/commands/remove')
  @NeedsIdempotencyKey()
  @ApiOperation({ operationId: 'removeWebhookHost', summary: '从允许的主机中删去，此后不再向那里发送' })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @Answers(200, WebhookHostReceipt, '已删去')
  @Problems(403, 404, 422, 504)
  remove(
    @Account() account: string,
    @GivenIdempotencyKey() key: string,
    @Param('id') id: string,
    @Body({ schema: NoBody }) _body: z.output<typeof NoBody>,
  ): Promise<object> {
    return this.hosts.remove(account, key, id);
  }
}
