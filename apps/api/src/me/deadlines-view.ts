import { addDays, clauseTitle, desksOf, localDate, processNamed, stateTitle, type LocalDate } from '#libs/domain';
import type { DeadlineDays, DeadlineDaysQuery } from '#libs/http';
import { listDeadlines, type Deadline } from '#libs/persistence';
import { seenByReader } from '../matter/state-for-reader.js';
import { invalidRequest } from '../problem/problem.exception.js';
import type { Snapshot } from '../reader/reader.service.js';

/** Clocks of one kind that are listed of one day; `total` counts the others, too. */
const PER_DAY = 50;
/** Days after the first one that are shown if none is asked for. */
const MONTH = 30;
const MOST_DAYS = 92;

/** Loads the limits that the reader's desks must meet in these days, the earliest first. */
export const deadlinesIn = ({ tx, actor, scope }: Snapshot, from: LocalDate, to: LocalDate): Promise<Deadline[]> =>
  listDeadlines(tx, scope, desksOf(actor), { from, to, perDay: PER_DAY });

/** The limits of a query by day; statutory ones and targets apart. Throws 400 for a range that is empty or too long. */
export async function deadlinesView(query: DeadlineDaysQuery, snapshot: Snapshot): Promise<DeadlineDays> {
  const from = query.from ?? localDate(snapshot.time.now);
  const to = query.to ?? addDays(from, MONTH);
  if (to < from || addDays(from, MOST_DAYS) <= to)
    throw invalidRequest([{ field: 'to', message: `应为 from(不填为今日)起 ${String(MOST_DAYS)} 日之内` }]);
  const found = await deadlinesIn(snapshot, from, to);
  const days = [];
  for (const date of new Set(found.map(({ lastDay }) => lastDay))) {
    const ofDay = found.filter(({ lastDay }) => lastDay === date);
    const of = async (kind: Deadline['kind']): Promise<DeadlineDays['days'][number]['target']> => {
      const kept = ofDay.filter((one) => one.kind === kind);
      const items = [];
      for (const one of kept) items.push(await deadlineView(one, snapshot));
      return { total: kept[0]?.total ?? 0, items };
    };
    days.push({ date, statutory: await of('STATUTORY'), target: await of('SOFT') });
  }
  return { from, to, days };
}

async function deadlineView(
  { matterId, folded, title: subject, ...deadline }: Deadline,
  snapshot: Snapshot,
): Promise<DeadlineDays['days'][number]['target']['items'][number]> {
  const process = processNamed(deadline.process);
  const { state } = await seenByReader({ ...deadline, id: matterId, folded }, snapshot);
  const { kind, clause, clockId, number, dueAt, overdue, provisional } = deadline;
  return {
    matterId,
    process: process.process,
    processTitle: process.title,
    number,
    subject,
    state,
    stateTitle: stateTitle(process.process, state),
    clockId,
    title: process.clockTitle(clockId),
    clause,
    clauseTitle: clauseTitle(clause),
    dueAt,
    overdue: overdue && kind === 'STATUTORY',
    provisional,
  };
}
