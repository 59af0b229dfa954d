import {
  changedSpan,
  checkNotice,
  conflict,
  createCalendar,
  rule,
  versionDifferences,
  withNotice,
  type HolidayNotice,
} from '#libs/domain';
import type { CalendarBody, CalendarReceipt } from '#libs/http';
import {
  beginRollout,
  countCandidates,
  insertCalendarVersion,
  lockCalendarVersions,
  nextCalendarVersion,
  putCalendarInForce,
  readCalendars,
  readCalendarVersion,
  readRollout,
  readSpans,
  repeatRollout,
} from '#libs/persistence';
import { notFound, refused, type ProblemException } from '../problem/problem.exception.js';
import type { VersionAction, VersionedRules } from '../rule-version/rule-version.service.js';

/**
 * Versions of the working-day calendar (工作日历). An upload is the calendar in force with one year as its notice says;
 * an activation begins the rollout, which recounts running clocks.
 */
export const CALENDAR_VERSIONS: VersionedRules<CalendarBody> = {
  kind: 'CALENDAR',
  collection: 'calendars',
  administratorsOnly: '工作日历由系统管理员上传和启用。',

  async upload(tx, { year, title, papers, days, extraDaysOff, extraDaysOffReason, regional, corrects }) {
    await lockCalendarVersions(tx);
    const { inForce } = await readCalendars(tx);
    const notice: HolidayNotice = { year, title, papers, days, extraDaysOff, extraDaysOffReason };
    const version = await nextCalendarVersion(tx, year);
    const calendar = createCalendar(version, withNotice(inForce.content, notice, regional, corrects));
    const { problems, remarks } = checkNotice(notice, regional, inForce.content);
    return {
      version,
      versionBefore: inForce.version,
      receipt: { version, remarks: [...remarks] } satisfies CalendarReceipt,
      make: async (author) => {
        if (corrects !== null && corrects !== inForce.version) throw refused(CORRECTS_ANOTHER);
        if (problems.length > 0) throw noticeRefused(problems);
        if (changedSpan(inForce, calendar) === null) throw refused(NOTHING_CHANGED);
        await insertCalendarVersion(tx, { calendar, year, title: title ?? '', basedOn: inForce.version, ...author });
        return versionDifferences(inForce, calendar);
      },
    };
  },

  async activation(tx, version) {
    const found = await readCalendarVersion(tx, version);
    if (!found) throw noSuchCalendar();
    const before = (await readCalendars(tx)).inForce;
    return {
      version,
      versionBefore: before.version,
      stored: found.version,
      make: async (author) => {
        await putCalendarInForce(tx, version, author);
        const spans = await readSpans(tx, await readCalendars(tx));
        await beginRollout(tx, version, await countCandidates(tx, spans, null), author.at);
        return versionDifferences(before, found.calendar);
      },
    };
  },
};

/** Recounts all clocks once more; changes nothing where the first rollout left no clock out. */
export const REPEAT_ROLLOUT: VersionAction = {
  name: 'rollout',
  lock: lockCalendarVersions,

  carryOut: async (tx, version) => {
    const rollout = await readRollout(tx, version);
    if (!rollout) throw noSuchCalendar();
    if (rollout.state === 'SUPERSEDED') throw refused(SUPERSEDED);
    await repeatRollout(tx, version);
  },
};

/** 404: there is no calendar version of this name. */
export const noSuchCalendar = (): ProblemException => notFound('没有这个版本的工作日历。');

const noticeRefused = (problems: readonly string[]): ProblemException => {
  const fields = problems.map((message) => ({ field: 'days', message }));
  return refused(
    rule('NOTICE_REFUSED', '30(2)', '放假通知有不能成立之处，没有保存，请按提示核对原文后重新上传。', fields),
  );
};

const NOTHING_CHANGED = rule('NOTHING_CHANGED', '30(2)', '与现行工作日历相同，无须上传。');
const CORRECTS_ANOTHER = conflict('CORRECTS_ANOTHER', '只能更正现行版本的上传错误，请核对 corrects。');
const SUPERSEDED = conflict('SUPERSEDED', '这个版本已被替换，由现行版本重新计算。');
