import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { PlatformClock } from '#libs/http';
import { readPlatform } from '#libs/persistence';
import { Answers } from '../http-edge/answers.decorator.js';
import { platformClockView } from './platform-clock-view.js';

@ApiTags('平台时钟')
@Controller('api/v1/platform-clock')
export class PlatformClockController {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  @Get()
  @ApiOperation({ operationId: 'getPlatformClock', summary: '平台现在的时刻；演练时钟是否正在拨动' })
  @Answers(200, PlatformClock, '平台时钟')
  async get(): Promise<object> {
    return platformClockView(await readPlatform(this.database));
  }
}
