import { Body, Controller, Delete, Get, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { CalendarLink, CalendarLinkRevoked, NoBody } from '#libs/http';
import { Answers, AnswersCreated } from '../http-edge/answers.decorator.js';
import { GivenIdempotencyKey, NeedsIdempotencyKey } from '../http-edge/idempotency-key.decorator.js';
import { Account } from '../identity/account.decorator.js';
import { Public } from '../identity/public.decorator.js';
import { Problems } from '../problem/problems.decorator.js';
import { CalendarLinkService } from './calendar-link.service.js';

const CALENDAR = 'text/calendar';

/** The limits of a person in a calendar program. */
@ApiTags('本人')
@Controller()
export class CalendarLinkController {
  constructor(@Inject(CalendarLinkService) private readonly links: CalendarLinkService) {}

  @Post('api/v1/me/calendar-link')
  @NeedsIdempotencyKey()
  @ApiOperation({
    operationId: 'makeCalendarLink',
    summary: '生成日历订阅地址，先前的随即作废',
    description: '知道地址的人都能看到本人岗位须办理的期限，请勿转给他人。一人一个，一小时最多生成十次。',
  })
  @AnswersCreated(CalendarLink, '订阅地址', () => '/api/v1/me')
  @Problems(422, 429, 504)
  async make(
    @Account() account: string,
    @GivenIdempotencyKey() key: string,
    @Body({ schema: NoBody }) _: object,
  ): Promise<{ url: string | null }> {
    return { url: await this.links.make(account, key) };
  }

  @Delete('api/v1/me/calendar-link')
  @ApiOperation({
    operationId: 'revokeCalendarLink',
    summary: '作废日历订阅地址',
    description: '没有地址的，没有变化。',
  })
  @Answers(200, CalendarLinkRevoked, '已作废')
  async revoke(@Account() account: string): Promise<object> {
    await this.links.revoke(account);
    return {};
  }

  @Public()
  @Get('calendars/:token.ics')
  @ApiOperation({
    operationId: 'getDeadlineCalendar',
    summary: '日历程序订阅的期限，iCalendar(RFC 5545)格式',
    description: '不需要登录；内容以取用时本人的任职为准，不再任职的为空。每个期限是最后一日的全天事项，不含人员信息。',
  })
  @ApiParam({ name: 'token', schema: { type: 'string', example: 'hq2Zb0l7mS1vYc3oXnJ8kQf5tWd9eRgU4aTiPzLxC6M' } })
  @ApiResponse({ status: 200, description: '日历', content: { [CALENDAR]: { schema: { type: 'string' } } } })
  @Problems(404)
  async calendar(@Param('token') token: string, @Res() response: Response): Promise<void> {
    const text = await this.links.calendar(token);
    response.status(200).set({ 'Content-Type': `${CALENDAR}; charset=utf-8`, 'Cache-Control': 'private, no-store' });
    response.send(text);
  }
}
