import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { DeliveryItem, DeliveryPage, DeliveryQuery, NoBody } from '#libs/http';
import { listDeliveries } from '#libs/persistence';
import { Answers } from '../http-edge/answers.decorator.js';
import { GivenIdempotencyKey, NeedsIdempotencyKey } from '../http-edge/idempotency-key.decorator.js';
import { Account } from '../identity/account.decorator.js';
import { Problems } from '../problem/problems.decorator.js';
import { pageOf, ReaderService } from '../reader/reader.service.js';
import { deliveryEyesOf, DeliveryService } from './delivery.service.js';

/** Deliveries by mail and to webhooks, with their state. */
@ApiTags('通知')
@Controller('api/v1/deliveries')
export class DeliveryController {
  constructor(
    @Inject(DeliveryService) private readonly deliveries: DeliveryService,
    @Inject(ReaderService) private readonly reader: ReaderService,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listDeliveries',
    summary: '邮件和推送的发送情况，最近的在前',
    description:
      '平台运维人员可见全部，其他人可见发给本人和其任职部门系统的；审计、系统管理人员不在其登记部门任职。不含内容和地址。',
  })
  @Answers(200, DeliveryPage, '一页发送')
  list(@Account() account: string, @Query({ schema: DeliveryQuery }) query: DeliveryQuery): Promise<object> {
    return this.reader.answer(account, (snapshot) =>
      listDeliveries(snapshot.tx, deliveryEyesOf(snapshot), query, pageOf(query)),
    );
  }

  @Post(':id/commands/resend')
  @NeedsIdempotencyKey()
  @ApiOperation({
    operationId: 'resendDelivery',
    summary: '平台运维人员把已放弃的发送重发一次',
    description: 'Message-ID 或者 webhook-id 不变，收件人可以识别重复。',
  })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @Answers(202, DeliveryItem, '待发')
  @Problems(403, 404, 409, 422, 504)
  resend(
    @Account() account: string,
    @GivenIdempotencyKey() key: string,
    @Param('id') id: string,
    @Body({ schema: NoBody }) _: object,
  ): Promise<object> {
    return this.deliveries.resend(account, key, id);
  }
}
