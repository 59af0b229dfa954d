import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { AdvanceBody, PlatformClock } from '#libs/http';
import { Answers } from '../http-edge/answers.decorator.js';
import { GivenIdempotencyKey, NeedsIdempotencyKey } from '../http-edge/idempotency-key.decorator.js';
import { Account } from '../identity/account.decorator.js';
import { Problems } from '../problem/problems.decorator.js';
import { AdvanceService } from './advance.service.js';
import { platformClockView } from './platform-clock-view.js';

/** Advances the rehearsal clock. Exists in a rehearsal only. */
@ApiTags('演练')
@Controller('api/v1/platform-clock')
export class AdvanceController {
  constructor(@Inject(AdvanceService) private readonly advance: AdvanceService) {}

  @Post('commands/advance')
  @NeedsIdempotencyKey()
  @ApiOperation({
    operationId: 'advancePlatformClock',
    summary: '把演练时钟向前拨到某一时刻(只在演练环境)',
    description: '立即答复;`GET /platform-clock` 的 `advancing` 为 null 时到达。其间提交的命令发生在停住的时刻。',
  })
  @Answers(202, PlatformClock, '已开始拨动')
  @Problems(409, 422, 504)
  async begin(
    @Account() account: string,
    @GivenIdempotencyKey() key: string,
    @Body({ schema: AdvanceBody }) { to }: z.output<typeof AdvanceBody>,
  ): Promise<object> {
    return platformClockView(await this.advance.begin(account, key, to));
  }
}
