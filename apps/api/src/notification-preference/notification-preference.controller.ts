import { Body, Controller, Get, Inject, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { NotificationPreference, NotificationPreferenceBody } from '#libs/http';
import { readPreference, savePreference } from '#libs/persistence';
import { Answers } from '../http-edge/answers.decorator.js';
import { Account } from '../identity/account.decorator.js';
import { ReaderService } from '../reader/reader.service.js';

/** Preference of an account that has set none: alerts appear in the platform only. */
const NO_PREFERENCE = { email: null, delivery: 'AT_ONCE' } as const;

/** Mail address and timing of the caller's own notifications. Other accounts cannot read them. */
@ApiTags('通知')
@Controller('api/v1/notification-preferences')
export class NotificationPreferenceController {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(ReaderService) private readonly reader: ReaderService,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'getNotificationPreference', summary: '本人的通知方式' })
  @Answers(200, NotificationPreference, '通知方式')
  get(@Account() account: string): Promise<object> {
    return this.reader.read(account, async ({ tx }) => (await readPreference(tx, account)) ?? NO_PREFERENCE);
  }

  @Put()
  @ApiOperation({
    operationId: 'setNotificationPreference',
    summary: '设定本人的通知方式',
    description: '适用于此后发生的预警和告知；已在汇总中的，仍按原定时刻发往当时有效的地址。',
  })
  @Answers(200, NotificationPreference, '通知方式')
  async set(
    @Account() account: string,
    @Body({ schema: NotificationPreferenceBody }) given: NotificationPreferenceBody,
  ): Promise<object> {
    const { accountId } = await this.reader.read(account, ({ actor }) => Promise.resolve(actor));
    await savePreference(this.database, accountId, given);
    return given;
  }
}
