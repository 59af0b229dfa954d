import { addMs, localDate } from '../calendar/time.js';
import type { AlertLevel, Clock, Rung } from '../clock/clock.js';
import { audienceOf } from '../access/sides.js';
import type { Audience } from '../access/audience.js';
import type { Telling } from './definition.js';
import { eventOf, type RecordedEvent } from './recorded-event.js';
import type { SharedEvent } from './happening.js';
import type { Matter } from './matter.js';
import type { Process } from './process.js';
import { isSharedEvent } from './shared-events.js';

/** Returns the line of the history for one event, in Chinese and in terms of the Regulation. */
export function tellEvent(process: Process, matter: Matter, recorded: RecordedEvent): Telling {
  const event = eventOf(recorded);
  if (isSharedEvent(event)) return tellShared(process, matter, event);
  const feature = process.features.find(({ events = {} }) => event.type in events);
  return feature?.tell?.(event, matter, process) ?? process.tell(event);
}

function tellShared(process: Process, matter: Matter, event: SharedEvent): Telling {
  if (event.type === 'numberAssigned')
    return { sentence: `编号为 ${event.number}。`, clause: process.clause, audience: 'everybody' };
  if (event.type === 'reactionIgnored')
    return {
      sentence: `相关事项的变化对本事项不再适用：${event.reason}。`,
      clause: process.clause,
      audience: 'everybody',
    };
  if (event.type === 'separationExcepted') return { sentence: EXCEPTED, clause: event.clause, audience: 'everybody' };
  const clock = matter.clocks.find(({ id }) => id === event.clockId);
  if (!clock) throw new Error(`matter ${matter.matterId} has no clock ${event.clockId}`);
  const title = process.clockTitle(clock.id);
  const line = (sentence: string, audience: Audience, clause = clock.clause): Telling => ({
    sentence,
    clause,
    audience,
  });
  switch (event.type) {
    case 'alertRaised': {
      const late = event.late ? '（迟发）' : '';
      return line(
        `${alertTitle(event.rung)}：${rungText(title, clock.kind, event.rung)}${event.extensionPending ? EXTENSION_PENDING : ''}${late}`,
        heardBy(clock, matter, event.rung),
        event.breachClause ?? undefined,
      );
    }
    case 'deadlinePassed':
      return line(`${title}于 ${lastDayOf(event.dueAt)} 届满时尚未办结。`, heardBy(clock, matter, 'L4'));
    case 'clockRecomputed':
      return line(`${title}${movement(event, clock.kind)}。`, heardBy(clock, matter, 'L4'));
    case 'clockEnded':
      if (event.reason === 'MATTER_ENDED')
        return line(`事项已经终结，${title}不再计算。`, heardBy(clock, matter, 'L1'));
      return line(`使用时限于 ${lastDayOf(event.endedAt)} 届满，${title}不再计算。`, 'everybody', '27(1)');
    case 'overdueRevoked':
      return line(
        `撤销${title}的${clock.kind === 'SOFT' ? '到期记录' : '逾期'}：${event.reason}。`,
        heardBy(clock, matter, 'L4'),
      );
  }
}

const EXCEPTED = '以上由同一人起草（经办）并审核：该部门工作机构仅有一人，作为例外记录。';

/**
 * Returns the audience of an alert: every side for a missed limit of the Regulation; only the side of the responsible
 * department for reminders and targets.
 */
export function heardBy(clock: Clock, { parties }: Matter, rung: Rung): Audience {
  if (clock.kind === 'STATUTORY' && ['L4', 'L5', 'L6'].includes(rung)) return 'everybody';
  return audienceOf(clock.responsible, parties);
}

/** Text on a clock that another calendar counted again, after the title of the clock. */
export function movement(
  { versionBefore, calendarVersion, corrects, byLaw, fromTrigger, ...dates }: Of<'clockRecomputed'>,
  kind: Clock['kind'],
): string {
  const calendar = `按${corrects ? '更正后' : '新公布'}的工作日历（${calendarVersion}，此前为 ${versionBefore}）重新计算`;
  const trigger = fromTrigger ? '改自条例规定的起算之日计算，该期限不以收到为起算' : calendar;
  const by = byLaw ? '按条例规定的期限重新计算，地方规定的更短期限改为工作目标' : trigger;
  const [before, after] = [dates.lastDayBefore, dates.lastDay];
  const outcome =
    before === after ? `，届满之日仍为 ${after ?? '停计'}` : `，届满之日由 ${before ?? '停计'} 改为 ${after ?? '停计'}`;
  const certainty = dates.provisionalBefore && !dates.provisional ? '，不再为暂定' : '';
  const isEarlier = dates.dueAt !== null && dates.dueAtBefore !== null && dates.dueAt < dates.dueAtBefore;
  const isReviewed = kind === 'STATUTORY' && (corrects || fromTrigger) && isEarlier && !dates.provisionalBefore;
  const review = isReviewed ? '，较已公布的提前，是否逾期须经复核' : '';
  return `${by}${outcome}${certainty}${review}`;
}
type Of<Type extends SharedEvent['type']> = Extract<SharedEvent, { readonly type: Type }>;

/** Returns the last day in time. The due instant is exclusive, so the day is that of the millisecond before it. */
const lastDayOf = (dueAt: string): string => localDate(addMs(dueAt, -1));

/** Text of an alert, after that of its rung, while a longer limit that was asked for in time is not decided. */
export const EXTENSION_PENDING = '届满前已申请延期，尚待主管部门审核。';

/** Kind of a message: the start of a clock warns of nothing. */
export const alertTitle = (level: AlertLevel): string => (level === 'NOTICE' || level === 'L0' ? '告知' : '预警');

/** Text of a rung (regulation.md §2.0). `title` names the clock; a target of ours is never said to be overdue. */
export const rungText = (title: string, kind: Clock['kind'], rung: Rung): string =>
  `${title}${kind === 'SOFT' && rung === 'L4' ? '已经到期，尚未办结。' : RUNG_TEXTS[rung]}`;

const RUNG_TEXTS: Readonly<Record<Rung, string>> = {
  L0: '开始计算。',
  L1: '已过半，请抓紧办理。',
  L2: '临近届满，今天是倒数第二个工作日。',
  L3: '今天届满。',
  L4: '已经届满，逾期。',
  L5: '届满后第三个工作日，仍未办结。',
  L6: '届满后第十个工作日，仍未办结，报告本级人民政府。',
};
