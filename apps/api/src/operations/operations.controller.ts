import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { forbidden } from '#libs/domain';
import { OperationsStatus } from '#libs/http';
import { readOperationsStatus, readPlatform } from '#libs/persistence';
import { Answers } from '../http-edge/answers.decorator.js';
import { Account } from '../identity/account.decorator.js';
import { platformClockView } from '../platform-clock/platform-clock-view.js';
import { refused } from '../problem/problem.exception.js';
import { Problems } from '../problem/problems.decorator.js';
import { operates } from '../reader/administrator.js';
import { ReaderService } from '../reader/reader.service.js';

/** What operators must look at. */
@ApiTags('运行')
@Controller('api/v1/operations')
export class OperationsController {
  constructor(@Inject(ReaderService) private readonly reader: ReaderService) {}

  @Get('status')
  @ApiOperation({
    operationId: 'getOperationsStatus',
    summary: '平台运维人员查看有没有停滞：唤醒、影响、发送、核验、重新计算',
    description: '只有数和时刻，不含任何事项的内容。',
  })
  @Answers(200, OperationsStatus, '运行情况')
  @Problems(403)
  status(@Account() account: string): Promise<object> {
    return this.reader.read(account, async ({ tx, actor }) => {
      if (!operates(actor)) throw refused(forbidden('NOT_YOUR_OFFICE', '查看运行情况属于平台运维人员的岗位职责。'));
      return { clock: platformClockView(await readPlatform(tx)), ...(await readOperationsStatus(tx)) };
    });
  }
}
