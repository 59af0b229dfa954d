import { clauseTitle, processNamed } from '#libs/domain';
import type { Deadline } from '#libs/persistence';
import type { DayEvent } from './icalendar.js';

/** Domain of the ids, so that they differ from those of other calendars. */
const ID = 'deadline.zhengshu';
const KINDS = { STATUTORY: '法定期限', SOFT: '工作目标' } as const;

/** Makes entries of limits. A day with more limits than are listed has an entry that says how many there are. */
export function deadlineEvents(deadlines: readonly Deadline[]): readonly DayEvent[] {
  const listed = new Map<string, number>();
  for (const one of deadlines) listed.set(dayOf(one), (listed.get(dayOf(one)) ?? 0) + 1);
  const shortened = deadlines.filter((one, n) => {
    const isLast = deadlines[n + 1] === undefined || dayOf(deadlines[n + 1] ?? one) !== dayOf(one);
    return isLast && one.total > (listed.get(dayOf(one)) ?? 0);
  });
  return [...deadlines.map(eventOf), ...shortened.map((one) => othersOf(one, listed.get(dayOf(one)) ?? 0))];
}

const dayOf = ({ lastDay, kind }: Deadline): string => `${kind} ${lastDay}`;

function eventOf(deadline: Deadline): DayEvent {
  const { id, process: name, number, title, clockId, kind, clause, lastDay, provisional, overdue } = deadline;
  const process = processNamed(name);
  const limit = process.clockTitle(clockId);
  const marks = [overdue && kind === 'STATUTORY' ? '已逾期' : '', provisional ? '暂定' : ''].filter((mark) => mark);
  const told = [
    `${process.title}：${title}`,
    ...(number === null ? [] : [`编号：${number}`]),
    kind === 'STATUTORY'
      ? `${limit}，依据《政务数据共享条例》${clauseTitle(clause)}，当日24时届满。`
      : `${limit}，是平台的工作目标，不是法定期限。`,
    ...(provisional ? ['日期暂定，仍可能由尚未公布的放假通知改变。'] : []),
  ];
  return {
    uid: `${id}@${ID}`,
    day: lastDay,
    summary: `【${[KINDS[kind], ...marks].join('·')}】${limit} ${title}`,
    description: told.join('\n'),
    category: KINDS[kind],
    tentative: provisional,
  };
}

const othersOf = ({ lastDay, kind, total }: Deadline, listed: number): DayEvent => ({
  uid: `${kind.toLowerCase()}-${lastDay}@${ID}`,
  day: lastDay,
  summary: `【${KINDS[kind]}】另有 ${String(total - listed)} 件`,
  description: `当日共 ${String(total)} 件，请在平台查看。`,
  category: KINDS[kind],
  tentative: false,
});
