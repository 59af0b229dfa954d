import { Body, Controller, Inject, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { BulkOutcomes, SuperviseMany, UrgeMany } from '#libs/http';
import { Answers } from '../http-edge/answers.decorator.js';
import { GivenIdempotencyKey, NeedsIdempotencyKey } from '../http-edge/idempotency-key.decorator.js';
import { Account } from '../identity/account.decorator.js';
import { Problems } from '../problem/problems.decorator.js';
import type { AuthenticatedRequest } from '../request/authenticated-request.js';
import { BulkService } from './bulk.service.js';

const EACH =
  '每一事项各自办理、各自记录，与单独办理无异；逐一答复，一件办不成不影响其余。用同一个键重复的，各得原来的答复。';

/** One command given in up to 100 matters at once. */
@ApiTags('事项')
@Controller('api/v1/matters/commands')
export class BulkController {
  constructor(@Inject(BulkService) private readonly bulk: BulkService) {}

  @Post('urge')
  @ApiOperation({ operationId: 'urgeMatters', summary: '催办几个事项', description: EACH })
  @NeedsIdempotencyKey()
  @Answers(200, BulkOutcomes, '每一事项的结果')
  @Problems(422, 504)
  urge(
    @Account() accountId: string,
    @GivenIdempotencyKey() idempotencyKey: string,
    @Body({ schema: UrgeMany }) { matterIds, text }: UrgeMany,
    @Req() request: AuthenticatedRequest,
  ): Promise<BulkOutcomes> {
    const orders = matterIds.map((matterId) => ({ matterId, payload: { text } }));
    return this.bulk.give({ accountId, idempotencyKey, command: 'urge', orders }, request);
  }

  @Post('supervise')
  @ApiOperation({ operationId: 'superviseMatters', summary: '督办几个事项，每一事项一个部门', description: EACH })
  @NeedsIdempotencyKey()
  @Answers(200, BulkOutcomes, '每一事项的结果')
  @Problems(422, 504)
  supervise(
    @Account() accountId: string,
    @GivenIdempotencyKey() idempotencyKey: string,
    @Body({ schema: SuperviseMany }) { matters, ...demand }: SuperviseMany,
    @Req() request: AuthenticatedRequest,
  ): Promise<BulkOutcomes> {
    const orders = matters.map(({ matterId, departmentId }) => ({ matterId, payload: { departmentId, ...demand } }));
    return this.bulk.give({ accountId, idempotencyKey, command: 'supervise', orders }, request);
  }
}
