import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  changedSpan,
  checkNotice,
  conflict,
  createCalendar,
  rule,
  versionDifferences,
  withNotice,
  type Actor,
  type Calendar,
  type HolidayNotice,
} from '#libs/domain';
import { CalendarReceipt, type CalendarBody } from '#libs/http';
import {
  beginRollout,
  countCandidates,
  findCommand,
  insertCalendarVersion,
  lockCalendarExclusive,
  lockCalendarVersions,
  nextCalendarVersion,
  putCalendarInForce,
  readCalendars,
  readCalendarVersion,
  readPlatformTime,
  readRollout,
  readSpans,
  recordRuleChange,
  repeatRollout,
  withTransaction,
  type Tx,
} from '#libs/persistence';
import { runOnce } from '../command/idempotent-command.js';
import { identifyCommand } from '../command/command-request.js';
import { notFound } from '../problem/problem.exception.js';
import { refused } from '../problem/refused.js';
import { ReaderService } from '../reader/reader.service.js';
import { demandActivatable } from '../rule-version/activation.js';
import { administratorOf } from '../reader/administrator.js';
import { orderOn } from '../rule-version/order-on.js';

const KEEPERS = '工作日历由系统管理员上传和启用。';

/** Versions of the working-day calendar (工作日历): one administrator uploads, another puts in force (SoD-10). */
@Injectable()
export class CalendarVersionService {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(ReaderService) private readonly reader: ReaderService,
  ) {}

  /** The calendar in force, with one year as the notice has it. Throws a problem with all that is wrong in the notice. */
  async upload(accountId: string, key: string, body: CalendarBody): Promise<CalendarReceipt> {
    const actor = await administratorOf(this.reader, accountId, KEEPERS);
    const route = 'POST /api/v1/calendars';
    const identity = identifyCommand({
      accountId,
      route,
      idempotencyKey: key,
      matterId: null,
      command: 'upload',
      payload: body,
    });
    return withTransaction(this.database, 'READ COMMITTED', async (tx) => {
      await lockCalendarVersions(tx);
      const { inForce } = await readCalendars(tx);
      const { notice, regional } = noticeIn(body);
      const version = await nextCalendarVersion(tx, notice.year);
      const calendar = createCalendar(version, withNotice(inForce.content, notice, regional));
      const { problems, remarks } = checkNotice(notice, regional, inForce.content);
      const answer: CalendarReceipt = { version, remarks: [...remarks] };
      const isNew = await runOnce(tx, { identity, accountId, status: 201, answer }, async () => {
        if (problems.length > 0) throw wrongNotice(problems);
        if (changedSpan(inForce, calendar) === null) throw refused(NOTHING_CHANGED);
        await this.keep(tx, calendar, notice, inForce, actor);
      });
      return isNew ? answer : CalendarReceipt.parse((await findCommand(tx, identity.commandId))?.answer);
    });
  }

  private async keep(tx: Tx, calendar: Calendar, notice: HolidayNotice, base: Calendar, actor: Actor): Promise<void> {
    const { now: at } = await readPlatformTime(tx);
    const { accountId, personId } = actor;
    const by = { accountId, personId, at };
    const { year, title } = notice;
    await insertCalendarVersion(tx, { calendar, year, title: title ?? '', basedOn: base.version, ...by });
    const diff = versionDifferences(base, calendar);
    const change = { kind: 'CALENDAR', version: calendar.version, versionBefore: base.version, ...by, diff } as const;
    await recordRuleChange(tx, { act: 'UPLOADED', ...change });
  }

  /** From the end of its transaction on everything new is counted by it, and the rollout sees to what runs. */
  async activate(accountId: string, key: string, version: string): Promise<void> {
    const actor = await administratorOf(this.reader, accountId, KEEPERS);
    await withTransaction(this.database, 'READ COMMITTED', async (tx) => {
      await lockCalendarExclusive(tx);
      await runOnce(tx, orderOn(`calendars/${version}`, accountId, key, 'activate'), () =>
        putInForce(tx, version, actor),
      );
    });
  }

  /** Goes through all clocks once more: it changes nothing where the rollout left nothing. */
  async rollOutAgain(accountId: string, key: string, version: string): Promise<void> {
    await administratorOf(this.reader, accountId, KEEPERS);
    await withTransaction(this.database, 'READ COMMITTED', async (tx) => {
      await lockCalendarVersions(tx);
      await runOnce(tx, orderOn(`calendars/${version}`, accountId, key, 'rollout'), async () => {
        const rollout = await readRollout(tx, version);
        if (!rollout) throw noSuchCalendar();
        if (rollout.state === 'SUPERSEDED') throw refused(SUPERSEDED);
        await repeatRollout(tx, version);
      });
    });
  }
}

function noticeIn({ year, title, papers, days, extraDaysOff, extraDaysOffReason, regional }: CalendarBody) {
  const notice: HolidayNotice = { year, title, papers, days, extraDaysOff, extraDaysOffReason };
  return { notice, regional };
}

async function putInForce(tx: Tx, version: string, actor: Actor): Promise<void> {
  const found = await readCalendarVersion(tx, version);
  if (!found) throw noSuchCalendar();
  const before = (await readCalendars(tx)).inForce;
  demandActivatable(found.version, before.version, actor);
  const { now: at } = await readPlatformTime(tx);
  const { accountId, personId } = actor;
  const by = { accountId, personId, at };
  await putCalendarInForce(tx, version, by);
  const spans = await readSpans(tx, await readCalendars(tx));
  await beginRollout(tx, version, await countCandidates(tx, spans, null), at);
  const diff = versionDifferences(before, found.calendar);
  const change = { kind: 'CALENDAR', version, versionBefore: before.version, ...by, diff } as const;
  await recordRuleChange(tx, { act: 'ACTIVATED', ...change });
}

export const noSuchCalendar = () => notFound('没有这个版本的工作日历。');

const wrongNotice = (problems: readonly string[]) =>
  refused(
    rule(
      'NOTICE_REFUSED',
      'Q-27',
      '放假通知有不能成立之处，没有保存，请按提示核对原文后重新上传。',
      problems.map((message) => ({ field: 'days', message })),
    ),
  );
const NOTHING_CHANGED = conflict('NOTHING_CHANGED', '与现行工作日历相同，无须上传。');
const SUPERSEDED = conflict('SUPERSEDED', '这个版本已被替换，由现行版本重新计算。');
