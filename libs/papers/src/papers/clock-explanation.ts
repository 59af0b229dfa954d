import { z } from 'zod';
import { articleTitle, dateTitle, instantTitle, weekdayTitle } from '#libs/domain';
import type { ClockExplanation } from '#libs/http';
import type { Material, Told } from '../material.js';

/** 期限说明: how the last day of one clock was counted, day by day. */
export const clockBody = z.strictObject({
  paragraph: z.string(),
  clock: z.string(),
  clause: z.string(),
  kind: z.string(),
  responsible: z.string(),
  start: z.string(),
  day0: z.string(),
  workingDays: z.string(),
  lastDay: z.string(),
  state: z.string(),
  calendarVersion: z.string(),
  provisional: z.boolean(),
  changes: z.array(z.tuple([z.string(), z.string()])),
  days: z.array(z.tuple([z.string(), z.string(), z.string(), z.string()])),
});
type Body = z.output<typeof clockBody>;

export function clockPaper(material: Material): Told<Body> | null {
  const { explained } = material;
  if (!explained) return null;
  const { clause, kind, day0, workingDays, lastDay, provisional, calendarVersion } = explained;
  const body: Body = {
    paragraph: explained.paragraph,
    clock: explained.title,
    clause: clauseTitle(clause),
    kind: kind === 'STATUTORY' ? '法定期限' : '工作目标，不是法定期限',
    responsible: material.department(explained.responsible),
    start: `${instantTitle(explained.start.at)}，${explained.start.act}`,
    day0: `${weekdayTitle(day0)}，不计入`,
    workingDays: `${String(workingDays)}个工作日`,
    lastDay: lastDay === null ? '期限停止计算，恢复后确定' : `${weekdayTitle(lastDay)}${provisional ? '（暂定）' : ''}`,
    state: stateTitle(explained),
    calendarVersion,
    provisional,
    changes: changesOf(explained),
    days: daysOf(explained),
  };
  return { title: clockPaperTitle(explained.title), actAt: null, body };
}

/** Title of the paper that explains a clock, of which `title` is the title. */
export const clockPaperTitle = (title: string): string => `政务数据共享${title}说明`;

/** Title of a clause of the Regulation; another text, such as the number of our own target, as it is. */
export const clauseTitle = (clause: string): string => {
  const title = articleTitle(clause);
  return title === null ? clause : `《政务数据共享条例》${title}`;
};

/** How a clock stands. A target of ours is never called 逾期, which is the law's word alone. */
export function stateTitle({
  state,
  kind,
  used,
  remaining,
  late,
  metAt,
}: Pick<ClockExplanation, 'state' | 'kind' | 'used' | 'remaining' | 'late' | 'metAt'>): string {
  const missed = kind === 'STATUTORY' ? '逾期' : '超过工作目标';
  switch (state) {
    case 'RUNNING':
      return `正在计算，已用${String(used)}个工作日，尚余${String(remaining)}个工作日`;
    case 'PAUSED':
      return `停止计算，已用${String(used)}个工作日，尚余${String(remaining)}个工作日`;
    case 'OVERDUE':
      return `期限已届满，尚未办结，${missed}`;
    case 'MET':
      return `${metAt === null ? '' : `${instantTitle(metAt)}`}办结${late ? `，${missed}` : ''}`;
    case 'CANCELLED':
      return '不再计算';
  }
}

function changesOf({ pauses, extensions, moves }: ClockExplanation): Body['changes'] {
  return [
    ...pauses.map(({ from, to }) => ({
      at: from,
      text: to === null ? '停止计算，尚未恢复' : `停止计算，${instantTitle(to)}恢复`,
    })),
    ...extensions.map(({ days, decidedAt }) => ({ at: decidedAt, text: `同意延长${String(days)}个工作日` })),
    ...moves.map(({ at, lastDayBefore, lastDay }) => ({
      at,
      text: `重新计算：最后一日由${lastDayBefore === null ? '未定' : dateTitle(lastDayBefore)}改为${lastDay === null ? '未定' : dateTitle(lastDay)}`,
    })),
  ]
    .sort((a, b) => a.at.localeCompare(b.at))
    .map(({ at, text }) => [instantTitle(at), text]);
}

function daysOf({ days }: ClockExplanation): Body['days'] {
  let count = 0;
  return days.map(({ date, counted, why, source }) => {
    count += counted ? 1 : 0;
    return [weekdayTitle(date), counted ? `第${String(count)}日` : '不计', why, source ?? ''];
  });
}
