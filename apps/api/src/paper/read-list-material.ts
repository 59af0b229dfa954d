import type { z } from 'zod';
import { outlookOf, processNamed } from '#libs/domain';
import { Lateness, type ListPaperQuery } from '#libs/http';
import type { LateClock, ListMaterial } from '#libs/papers';
import { listOverdue, type OverdueItem } from '#libs/persistence';
import { latenessView } from '../lateness/lateness-view.js';
import type { Snapshot } from '../reader/reader.service.js';
import { withWords } from '../reader/words.js';

/** Rows of one paper: what is more is asked for on the platform. */
const MOST_ROWS = 500;

/** Reads what papers about many matters say, as far as their reader may see it. */
export async function readListMaterial(
  { department, from, to }: Pick<ListPaperQuery, 'department' | 'from' | 'to'>,
  snapshot: Snapshot,
): Promise<ListMaterial> {
  const { tx, scope } = snapshot;
  const { items, nextCursor } = await listOverdue(tx, scope, { department }, { limit: MOST_ROWS, cursor: null });
  return {
    department: department === undefined ? null : snapshot.organisation.department(department).name,
    from: from ?? null,
    to: to ?? null,
    late: items.flatMap((item) => lateClock(item, snapshot)),
    more: nextCursor !== null,
    figures: await figuresOf(department, { from, to }, snapshot),
  };
}

/** The row of an overdue clock; none for one that was not yet due at the instant of the paper. */
function lateClock(
  { number, title, clockId, folded }: OverdueItem,
  { time, counting, organisation }: Snapshot,
): readonly LateClock[] {
  const clocks = folded.clocks.filter(({ id }) => id === clockId);
  const outlook = outlookOf('STATUTORY', { clocks, since: folded.since }, time.now, counting);
  if (!outlook || outlook.overdueWorkingDays === null || outlook.lastDay === null) return [];
  const { clause, responsible, lastDay, overdueWorkingDays } = outlook;
  const department = organisation.department(responsible).name;
  const clock = processNamed(folded.process).clockTitle(clockId);
  return [{ department, number, subject: title, clock, clause, lastDay, overdueWorkingDays }];
}

async function figuresOf(
  department: string | undefined,
  period: { readonly from?: string | undefined; readonly to?: string | undefined },
  snapshot: Snapshot,
): Promise<z.output<typeof Lateness>> {
  const scope = department === undefined ? snapshot.scope : { ...snapshot.scope, own: [department], divisions: [] };
  return Lateness.parse(
    withWords(await latenessView({ ...period, by: ['LIMIT'] }, { ...snapshot, scope }), snapshot.organisation),
  );
}
