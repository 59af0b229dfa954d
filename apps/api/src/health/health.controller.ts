import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Health, problem, type FieldError } from '#libs/http';
import { Answers } from '../http-edge/answers.decorator.js';
import { Public } from '../identity/public.decorator.js';
import { ProblemException } from '../problem/problem.exception.js';
import { Problems } from '../problem/problems.decorator.js';
import { ReadinessService } from './readiness.service.js';

@ApiTags('运行状况')
@Controller('health')
export class HealthController {
  constructor(@Inject(ReadinessService) private readonly readiness: ReadinessService) {}

  @Public()
  @Get('live')
  @ApiOperation({ operationId: 'checkLiveness', summary: '进程在运行' })
  @Answers(200, Health, '在运行')
  live(): object {
    return { status: 'ok' };
  }

  @Public()
  @Get('ready')
  @ApiOperation({ operationId: 'checkReadiness', summary: '数据库、数据结构、Temporal、worker 和演练故事都已就绪' })
  @Answers(200, Health, '已就绪')
  @Problems(503)
  async ready(): Promise<object> {
    const missing = await this.readiness.missing();
    if (missing.length > 0) throw notReady(missing);
    return { status: 'ok' };
  }
}

const notReady = (errors: readonly FieldError[]): ProblemException =>
  new ProblemException(problem({ status: 503, code: 'NOT_READY', detail: '平台尚未就绪，请稍后再试。', errors }), {
    'Retry-After': '1',
  });
