import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { localDate, yearOf } from '#libs/domain';
import {
  CalendarBody,
  CalendarPage,
  CalendarQuery,
  CalendarReceipt,
  CalendarRollout,
  CalendarView,
  CalendarWhatIf,
  NoBody,
  PageQuery,
} from '#libs/http';
import {
  listCalendarVersions,
  readCalendarsUnder,
  readCalendarVersion,
  readRolloutProgress,
  whatIf,
} from '#libs/persistence';
import { Answers, AnswersCreated } from '../http-edge/answers.decorator.js';
import { GivenIdempotencyKey, NeedsIdempotencyKey } from '../http-edge/idempotency-key.decorator.js';
import { Account } from '../identity/account.decorator.js';
import { Problems } from '../problem/problems.decorator.js';
import { eyesOnClocks } from '../rule-version/eyes-on-clocks.js';
import { demandAdministrator } from '../reader/administrator.js';
import { pageOf, ReaderService } from '../reader/reader.service.js';
import { VersionParam } from '../rule-version/version-param.decorator.js';
import { RuleVersionService } from '../rule-version/rule-version.service.js';
import { CALENDAR_VERSIONS, noSuchCalendar, REPEAT_ROLLOUT } from './calendar-versions.js';
import { calendarView, calendarWhatIf } from './calendar-view.js';

const EXAMPLE = 'CN-2026.1';

/** The working-day calendar (工作日历), by which every limit is counted. */
@ApiTags('工作日历')
@Controller('api/v1/calendars')
export class CalendarController {
  constructor(
    @Inject(RuleVersionService) private readonly versions: RuleVersionService,
    @Inject(ReaderService) private readonly reader: ReaderService,
  ) {}

  @Post()
  @NeedsIdempotencyKey()
  @ApiOperation({
    operationId: 'uploadCalendar',
    summary: '系统管理员上传一年的放假通知，核对后保存为待启用的版本',
    description: '以现行版本为基础，替换这一年的通知；总天数、重复、调休上班日不是周末等错误逐条指出，不予保存。',
  })
  @AnswersCreated(CalendarReceipt, '已保存，待另一位系统管理员启用', ({ version }) => `/api/v1/calendars/${version}`)
  @Problems(403, 409, 422, 504)
  upload(
    @Account() account: string,
    @GivenIdempotencyKey() key: string,
    @Body({ schema: CalendarBody }) body: CalendarBody,
  ): Promise<unknown> {
    return this.versions.upload(CALENDAR_VERSIONS, account, key, body);
  }

  @Get()
  @ApiOperation({ operationId: 'listCalendars', summary: '工作日历的版本，最近上传的在前' })
  @Answers(200, CalendarPage, '一页版本')
  list(@Account() account: string, @Query({ schema: PageQuery }) query: PageQuery): Promise<object> {
    return this.reader.answer(account, ({ tx }) => listCalendarVersions(tx, pageOf(query)));
  }

  @Get(':version')
  @VersionParam(EXAMPLE)
  @ApiOperation({
    operationId: 'getCalendar',
    summary: '一个版本逐日的内容，以及与现行版本的不同',
    description: '不填年份时为其通知的年份；随平台带来的版本为当前年份。',
  })
  @Answers(200, CalendarView, '一年的逐日内容')
  @Problems(404)
  view(
    @Account() account: string,
    @Param('version') version: string,
    @Query({ schema: CalendarQuery }) { year }: z.output<typeof CalendarQuery>,
  ): Promise<object> {
    return this.reader.answer(account, async ({ tx, time, counting }) => {
      const found = await readCalendarVersion(tx, version);
      if (!found) throw noSuchCalendar();
      const shown = year ?? found.version.year ?? yearOf(localDate(time.now));
      return calendarView(tx, found, counting.calendars.inForce, shown);
    });
  }

  @Get(':version/what-if')
  @VersionParam(EXAMPLE)
  @ApiOperation({
    operationId: 'previewCalendar',
    summary: '启用这个版本会使哪些时钟改变：从何时到何时，哪些成为逾期、不再逾期、不再暂定',
    description: '与启用后的实际结果一致，不作任何改动。系统管理员见全部时钟，其他人员见其有权查看的事项的时钟。',
  })
  @Answers(200, CalendarWhatIf, '一页时钟')
  @Problems(404)
  whatIf(
    @Account() account: string,
    @Param('version') version: string,
    @Query({ schema: PageQuery }) query: PageQuery,
  ): Promise<object> {
    return this.reader.answer(account, async (snapshot) => {
      const { tx, time, counting, organisation } = snapshot;
      const found = await readCalendarVersion(tx, version);
      if (!found) throw noSuchCalendar();
      const calendars = await readCalendarsUnder(tx, found.calendar);
      const view = { counting: { ...counting, organisation, calendars }, now: time.now, scope: eyesOnClocks(snapshot) };
      return calendarWhatIf(await whatIf(tx, view, pageOf(query)));
    });
  }

  @Post(':version/commands/activate')
  @VersionParam(EXAMPLE)
  @NeedsIdempotencyKey()
  @ApiOperation({
    operationId: 'activateCalendar',
    summary: '另一位系统管理员启用一个版本',
    description: '此后的时钟按其计算；正在计算的时钟随即逐批重新计算，进度见 rollout。',
  })
  @Answers(200, CalendarRollout, '已启用，正在重新计算')
  @Problems(403, 404, 409, 422, 504)
  async activate(
    @Account() account: string,
    @GivenIdempotencyKey() key: string,
    @Param('version') version: string,
    @Body({ schema: NoBody }) _body: z.output<typeof NoBody>,
  ): Promise<object> {
    await this.versions.activate(CALENDAR_VERSIONS, account, key, version);
    return this.progress(account, version);
  }

  @Get(':version/rollout')
  @VersionParam(EXAMPLE)
  @ApiOperation({ operationId: 'getCalendarRollout', summary: '系统管理员查看按这个版本重新计算时钟的进度' })
  @Answers(200, CalendarRollout, '进度')
  @Problems(403, 404)
  progress(@Account() account: string, @Param('version') version: string): Promise<object> {
    return this.reader.answer(account, async ({ tx, actor }) => {
      demandAdministrator(actor, '重新计算涉及全部事项，其进度由系统管理员查看。');
      const progress = await readRolloutProgress(tx, version);
      if (!progress) throw noSuchCalendar();
      return progress;
    });
  }

  @Post(':version/commands/repeat-rollout')
  @VersionParam(EXAMPLE)
  @NeedsIdempotencyKey()
  @ApiOperation({
    operationId: 'repeatCalendarRollout',
    summary: '系统管理员再次重新计算；没有遗漏时不作任何改动',
  })
  @Answers(200, CalendarRollout, '正在重新计算')
  @Problems(403, 404, 409, 422, 504)
  async rollOutAgain(
    @Account() account: string,
    @GivenIdempotencyKey() key: string,
    @Param('version') version: string,
    @Body({ schema: NoBody }) _body: z.output<typeof NoBody>,
  ): Promise<object> {
    await this.versions.act(CALENDAR_VERSIONS, REPEAT_ROLLOUT, account, key, version);
    return this.progress(account, version);
  }
}
