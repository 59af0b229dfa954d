import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { calculateDeadline, type DeadlineQuery } from '#libs/domain';
import { DeadlineAnswer, DeadlineBody } from '#libs/http';
import { readCounting, withTransaction } from '#libs/persistence';
import { withinBudget } from '#libs/watchdog';
import { Answers } from '../http-edge/answers.decorator.js';
import { Public } from '../identity/public.decorator.js';

/** Public calculator of deadlines. It counts like the clocks of matters. */
@ApiTags('期限')
@Controller('api/v1/deadlines')
export class DeadlineController {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  @Public()
  @Post('calculate')
  @ApiOperation({
    operationId: 'calculateDeadline',
    summary: '计算条例规定的工作日期限，逐日说明理由',
    description: '不改变任何数据，不需要登录。不被采纳的延期、补正列在 `refusals` 中，不影响日期。',
  })
  @Answers(200, DeadlineAnswer, '期限')
  calculate(@Body({ schema: DeadlineBody }) query: DeadlineQuery): Promise<object> {
    return withTransaction(this.database, 'REPEATABLE READ', async (tx) => {
      const counting = await readCounting(tx);
      return withinBudget('calculateDeadline', () => calculateDeadline(query, counting));
    });
  }
}
