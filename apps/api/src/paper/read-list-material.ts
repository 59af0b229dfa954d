import type { z } from 'zod';
import { outlookOf, processNamed } from '#libs/domain';
import { Lateness, type ListPaperQuery } from '#libs/http';
import type { LateClock, ListMaterial } from '#libs/papers';
import { listMatters, type MatterItem } from '#libs/persistence';
import { latenessView } from '../lateness/lateness-view.js';
import type { Snapshot } from '../reader/reader.service.js';

/** Rows of one paper: what is more is asked for on the platform. */
const MOST_ROWS = 500;
const AT_A_TIME = 100;

/** Reads what papers about many matters say, as far as their reader may see it. */
export async function readListMaterial(
  { department, from, to }: Pick<ListPaperQuery, 'department' | 'from' | 'to'>,
  snapshot: Snapshot,
): Promise<ListMaterial> {
  const late: LateClock[] = [];
  let cursor: string | null = null;
  do {
    const filters = { overdue: true, ...(department !== undefined && { department }) };
    const page: Awaited<ReturnType<typeof listMatters>> = await listMatters(
      snapshot.tx,
      snapshot.scope,
      filters,
      { limit: AT_A_TIME, cursor },
      'due',
    );
    for (const item of page.items) late.push(...lateClocks(item, department, snapshot));
    cursor = page.nextCursor;
  } while (cursor !== null && late.length <= MOST_ROWS);
  return {
    department: department === undefined ? null : snapshot.organisation.department(department).name,
    from: from ?? null,
    to: to ?? null,
    late: late.slice(0, MOST_ROWS),
    more: late.length > MOST_ROWS || cursor !== null,
    figures: await figuresOf(department, { from, to }, snapshot),
  };
}

/** True if the reader answers for the department or oversees it, so that they may be told its figures. */
export function answersFor(department: string, { scope, organisation }: Snapshot): boolean {
  if (scope.own.includes(department)) return true;
  const found = organisation.find(department);
  return found !== undefined && (scope.divisions === 'ALL' || scope.divisions.includes(found.divisionCode));
}

/** The overdue statutory clocks of a matter; of one department, where it is named. */
function lateClocks(
  { number, title, folded }: MatterItem,
  department: string | undefined,
  { time, counting, organisation }: Snapshot,
): readonly LateClock[] {
  const process = processNamed(folded.process);
  return folded.clocks.flatMap((clock) => {
    const outlook = outlookOf('STATUTORY', { clocks: [clock], since: folded.since }, time.now, counting);
    if (!outlook || outlook.overdueWorkingDays === null || outlook.lastDay === null) return [];
    const { clockId, clause, responsible, lastDay, overdueWorkingDays } = outlook;
    if (department !== undefined && responsible !== department) return [];
    return [
      {
        department: organisation.department(responsible).name,
        number,
        subject: title,
        clock: process.clockTitle(clockId),
        clause,
        lastDay,
        overdueWorkingDays,
      },
    ];
  });
}

async function figuresOf(
  department: string | undefined,
  period: { readonly from?: string | undefined; readonly to?: string | undefined },
  snapshot: Snapshot,
): Promise<z.output<typeof Lateness>> {
  const scope = department === undefined ? snapshot.scope : { ...snapshot.scope, own: [department], divisions: [] };
  return Lateness.parse(await latenessView(period, ['LIMIT'], { ...snapshot, scope }));
}
