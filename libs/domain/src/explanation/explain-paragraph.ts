import { ROLE_TITLES } from '../access/role-titles.js';
import { holdingIn } from '../calendar/area.js';
import { localDate, type Instant } from '../calendar/time.js';
import type { PolicyOptions } from '../policy/policy.js';
import type { Clock, ProvenReceipt } from '../clock/clock.js';
import { calendarOf, chainOf, policyOf, type Counting } from '../clock/counting.js';
import type { ExplainedDay } from './explain-days.js';
import type { CalendarMove, ClockExplanation, NextRung } from './explanation.js';
import { articleTitle } from '../law/article-title.js';
import { dateTitle, datesTitle, instantTitle, weekdayTitle } from '../clock/in-chinese.js';
import { isLocalClock } from '../clock/local-clock.js';
import { isLate, isMovedEarlier } from '../clock/standing.js';

type Told = Omit<ClockExplanation, 'paragraph'>;

/** Returns the explanation as an officer would write it into a reply: no ids, no codes, articles by their numbers. */
export function paragraphOf(told: Told, counting: Counting, now: Instant): string {
  const { clock, day0, days, moves, next } = told;
  const sentences = [
    basis(told, counting),
    `${day0.why}。`,
    ...(clock.proven ?? []).map(proof),
    ...handOvers(clock, counting),
    ...restDays(days),
    ...pauses(clock, days, counting),
    ...extensions(clock, days),
    ...kept(days),
    ...moves.flatMap(moved),
    ...(clock.kind === 'STATUTORY' && isMovedEarlier(clock)
      ? ['届满之日经更正较已公布的提前，是否逾期须经复核。']
      : []),
    ...end(told, counting, now),
    ...(next ? [reminder(next, counting, now)] : []),
  ];
  return sentences.join('');
}

function basis({ clock, title }: Told, counting: Counting): string {
  const { kind, clause, limit, lawLimit, responsible } = clock;
  const { name } = counting.organisation.department(responsible);
  if (isLocalClock(clock))
    return `${name}的${title}为${limit}个工作日（${localBasis(clock, counting)}），不是条例规定的期限，未达到不构成逾期。`;
  if (kind === 'SOFT') return `${name}的${title}为${limit}个工作日，是平台设定的工作目标，不是法律规定的期限。`;
  const article = articleTitle(clause) ?? '';
  const local = lawLimit === undefined ? '' : `（条例规定为${lawLimit}个工作日，${localBasis(clock, counting)}）`;
  return `依据《政务数据共享条例》${article}，${name}的${title}为${limit}个工作日${local}。`;
}

/** Text on the local act that made the limit shorter (Art 23). */
function localBasis(clock: Clock, counting: Counting): string {
  const { localLimits } = policyOf(clock, counting);
  const local = holdingIn(localLimits, chainOf(clock.responsible, counting)).find(
    ({ clause, workingDays }) => clause === clock.clause && workingDays === clock.limit,
  );
  return `按${local?.basis ?? '当地'}规定的更短期限计算`;
}

/** Text on a proven earlier receipt (§3.5.4), with the instant that the platform had recorded. */
function proof({ of, at, recorded, confirmed }: ProvenReceipt): string {
  const by = confirmed ? '经主管部门确认' : '经书面材料证明';
  const what = of === 'START' ? '起算所依据的行为' : '办结';
  return `${what}在平台记录为${instantTitle(recorded)}，${by}实为${instantTitle(at)}。`;
}

/** Text on hand-overs: who answers for which days, and for a lateness that had come before. */
function handOvers(
  { handOvers: handed = [], dueAt, responsible }: Clock,
  { organisation }: Counting,
): readonly string[] {
  const nameOf = (id: string): string => organisation.department(id).name;
  const told = handed.map(
    ({ at, from, to }) =>
      `${instantTitle(at)}由${nameOf(from)}移交${nameOf(to)}，此前的期间由${nameOf(from)}负责，此后由${nameOf(to)}负责，届满之日不变。`,
  );
  const isAfterDue = dueAt !== null && handed.some(({ at }) => at >= dueAt);
  return isAfterDue ? [...told, `移交时期限已经届满，逾期仍由${nameOf(responsible)}负责。`] : told;
}

/** Text on holidays and the days worked in exchange, with names and notices; ordinary weekends need no proof. */
function restDays(days: readonly ExplainedDay[]): readonly string[] {
  const running = days.filter(({ paused }) => !paused);
  const off = running.filter(({ kind }) => kind === 'HOLIDAY');
  const worked = running.filter(({ kind }) => kind === 'MAKEUP_WORKDAY');
  if (off.length + worked.length === 0) return running.some(({ kind }) => kind === 'WEEKEND') ? ['周末不计入。'] : [];
  const named = [...new Set(off.map(({ name }) => name))].map((name) => {
    const dates = off.filter((day) => day.name === name).map(({ date }) => date);
    return `${datesTitle(dates)}${name ?? ''}放假`;
  });
  const holidays = named.length > 0 ? [`${named.join('、')}，不计入`] : [];
  const makeup = worked.length > 0 ? [`${worked.map(({ date }) => weekdayTitle(date)).join('、')}调休上班，计入`] : [];
  const sources = [...new Set([...off, ...worked].flatMap(({ source }) => source ?? []))];
  const by = sources.length > 0 ? `（${sources.join('、')}）` : '';
  return [`其间${[...holidays, ...makeup].join('；')}${by}；其他周末不计入。`];
}

function pauses(clock: Clock, days: readonly ExplainedDay[], counting: Counting): readonly string[] {
  const left = days.some(({ part }) => part === 'AFTER_SUPPLEMENT') ? '，恢复计算后至少留有1个工作日' : '';
  return clock.pauses.map(({ from, to, then, tooLate }) => {
    const begun = dateTitle(localDate(from));
    const ended = to === null ? null : dateTitle(localDate(to));
    if (then === 'REST') return `${begun}办理，${ended ?? ''}须重新办理，其间${restOf(clock, from)}${left}。`;
    if (then === 'UNDONE')
      return `${begun}报送，${ended ?? ''}经审核认定应当更新的内容均未更新，期限恢复计算，原届满之日不变，审核期间不计入逾期。`;
    if (then !== undefined)
      return `${begun}报送，${ended ?? ''}退回重新办理，${then === 'RESTART' ? '期限重新计算' : '报送期间不计入期限'}${left}。`;
    const received = ended === null ? '尚未收到' : `${ended}收到补充材料`;
    if (tooLate) return `${begun}告知需要补充材料，${received}；经证明收到申请更早，告知已超过规定时间，期限不停计。`;
    return `${begun}告知需要补充材料，${received}，${SUPPLEMENTS[policyOf(clock, counting).options['Q-10']]}${left}。`;
  });
}

/** Effect of the days on which the act lay with another side: none counts, for the limit or for a lateness. */
const restOf = ({ dueAt }: Clock, from: Instant): string =>
  dueAt !== null && from >= dueAt ? '不计入逾期，原届满之日不变' : '不计入期限';

/** Effect of a request for a supplement on the limit. */
const SUPPLEMENTS: Readonly<Record<PolicyOptions['Q-10'], string>> = {
  PAUSE: '补正期间不计入期限',
  RESTART: '期限自收到补充材料之日重新计算',
  CONTINUE: '补正期间期限继续计算',
};

function extensions({ extensions: granted, lastDay }: Clock, days: readonly ExplainedDay[]): readonly string[] {
  const dates = days.filter(({ part }) => part === 'EXTENSION').map(({ date }) => date);
  const told = granted.map(
    ({ decidedAt, days: length }) =>
      `${dateTitle(localDate(decidedAt))}同意延长${length}个工作日，自原届满之日的次日起计算。`,
  );
  const [first, last] = [dates[0], dates.at(-1)];
  return lastDay === null || !first || !last
    ? told
    : [...told, `延长的期限为${dateTitle(first)}至${dateTitle(last)}。`];
}

const kept = (days: readonly ExplainedDay[]): readonly string[] =>
  days.some(({ part }) => part === 'KEPT') ? ['按变更后的工作日历计算会提前届满，仍以此前已公布的届满之日为准。'] : [];

function moved({ at, lastDayBefore: before, lastDay: after, byLaw, fromTrigger }: CalendarMove): readonly string[] {
  if (before === null || after === null || before === after) return [];
  const by = byLaw || fromTrigger ? '按条例规定的期限' : '工作日历变更后';
  return [`${dateTitle(localDate(at))}${by}重新计算，届满之日由${dateTitle(before)}改为${dateTitle(after)}。`];
}

function end(told: Told, counting: Counting, now: Instant): readonly string[] {
  const { clock, state, used, remaining } = told;
  if (clock.lastDay === null) {
    if (state !== 'PAUSED') return ['该事项已不需要办理，期限不再计算。'];
    return [`期限现停止计算，已用${used}个工作日，收到补充材料后继续计算，剩余${remaining}个工作日。`];
  }
  const hour = policyOf(clock, counting).options['Q-04'] === 'BUSINESS_CLOSE' ? '17时30分' : '24时';
  const due = `${weekdayTitle(clock.lastDay)}${hour}`;
  const certainty = clock.provisional ? [provisional(clock, told.days, counting)] : [];
  switch (state) {
    case 'RUNNING':
    case 'PAUSED': {
      const today = dateTitle(localDate(now));
      return [`期限于${due}届满，截至${today}已用${used}个工作日，剩余${remaining}个工作日。`, ...certainty];
    }
    case 'OVERDUE':
      return [`期限已于${due}届满，尚未办结${clock.kind === 'SOFT' ? '' : '，已经逾期'}。`, ...certainty];
    case 'CANCELLED':
      return [`期限原于${due}届满，该事项已不需要办理，期限不再计算。`];
    case 'MET':
      return [`期限于${due}届满，${met(clock, used)}。`, ...certainty];
  }
}

function met(clock: Clock, used: number): string {
  const day = clock.metAt === null ? '' : `已于${instantTitle(clock.metAt)}办结`;
  const isTarget = clock.kind === 'SOFT';
  if (isLate(clock)) return `${day}，办结时已经${isTarget ? '超过工作目标' : '逾期'}`;
  return `${day}，用时${used}个工作日，${isTarget ? '未超过工作目标' : '未逾期'}`;
}

function provisional(clock: Clock, days: readonly ExplainedDay[], counting: Counting): string {
  const calendar = calendarOf(clock, counting);
  const years = new Set(days.map(({ date }) => calendar.awaitedYear(date)).filter((year) => year !== null));
  return `${[...years].join('、')}年的放假通知尚未公布，届满之日为暂定，公布后重新计算。`;
}

function reminder({ at, to, text }: NextRung, { organisation }: Counting, now: Instant): string {
  const departments = [...new Set(to.map(({ departmentId }) => departmentId))].map((id) => {
    const roles = to.filter(({ departmentId }) => departmentId === id).map(({ role }) => ROLE_TITLES[role]);
    return `${organisation.department(id).name}${roles.join('、')}`;
  });
  const when = at > now ? `届时仍未办结的，平台将于${instantTitle(at)}` : '平台即';
  return `${when}提醒${departments.join('，以及')}：${text}`;
}
