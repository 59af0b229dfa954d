import type { z } from 'zod';
import { outlookOf } from '#libs/domain';
import { Lateness, type HoldingView, type ListPaperQuery } from '#libs/http';
import type { LateClock, ListMaterial } from '#libs/papers';
import { countOverdue, listOverdue, type Listed, type OverdueItem } from '#libs/persistence';
import { latenessView } from '../lateness/lateness-view.js';
import { holdingView } from '../matter/holding-view.js';
import { storyOf } from '../matter/matter-story.js';
import { matterOf, type Snapshot } from '../reader/reader.service.js';
import { withWords, type Wordless } from '../reader/words.js';

/** Most rows of one paper: about a thousand pages, which are set in ten seconds. */
export const MOST_ROWS = 5_000;
/** Rows that are read at a time. */
const ROWS_AT_A_TIME = 200;

/** Reads what papers about many matters say, as far as their reader may see it. */
export async function readListMaterial(
  { department, from, to }: Pick<ListPaperQuery, 'department' | 'from' | 'to'>,
  snapshot: Snapshot,
): Promise<ListMaterial> {
  return {
    department: department === undefined ? null : snapshot.organisation.department(department).name,
    from: from ?? null,
    to: to ?? null,
    late: await lateClocks(department, snapshot),
    lateTotal: await countOverdue(snapshot.tx, snapshot.scope, { department }),
    figures: await figuresOf(department, { from, to }, snapshot),
  };
}

/** The clocks that are late, the earliest first, up to {@link MOST_ROWS}. */
async function lateClocks(department: string | undefined, snapshot: Snapshot): Promise<readonly LateClock[]> {
  const { tx, scope } = snapshot;
  const late: LateClock[] = [];
  let cursor: string | null = null;
  do {
    const limit = Math.min(ROWS_AT_A_TIME, MOST_ROWS - late.length);
    const page: Listed<OverdueItem> = await listOverdue(tx, scope, { department }, { limit, cursor });
    for (const item of page.items) late.push(await lateClock(item, snapshot));
    cursor = page.nextCursor;
  } while (cursor !== null && late.length < MOST_ROWS);
  return late;
}

/** The row of an overdue clock, with the working days of each that held it. */
async function lateClock(item: OverdueItem, snapshot: Snapshot): Promise<LateClock> {
  const { matterId, number, title: subject, clockId } = item;
  const { time, counting, organisation } = snapshot;
  const { process, matter } = await matterOf(snapshot.tx, { ...item, id: matterId });
  const clocks = matter.clocks.filter(({ id }) => id === clockId);
  const outlook = outlookOf('STATUTORY', { clocks, since: matter.since }, time.now, counting);
  if (!outlook || outlook.overdueWorkingDays === null || outlook.lastDay === null)
    throw new Error(`${clockId} of ${matterId} is not overdue`);
  const { clause, responsible, lastDay, overdueWorkingDays } = outlook;
  const department = organisation.department(responsible).name;
  const clock = process.clockTitle(clockId);
  const holding = await holdingView(await storyOf(process, matter, snapshot), snapshot);
  const held = heldBy(holding?.clocks.find(({ id }) => id === clockId)?.lines ?? []);
  return { department, number, subject, clock, clause, lastDay, overdueWorkingDays, held };
}

/** Adds the days of a limit up by who held it, in the order in which they had it last; days that do not count are left out. */
function heldBy(lines: Wordless<HoldingView>['clocks'][number]['lines']): LateClock['held'] {
  const sums = new Map<string, { readonly days: number; readonly lateDays: number }>();
  for (const { kind, title, name, days, lateDays } of lines) {
    if (kind === 'PAUSED' || kind === 'RESTARTED') continue;
    const by = kind === 'OUTAGE' ? title : name;
    const sum = sums.get(by);
    sums.delete(by);
    sums.set(by, { days: days + (sum?.days ?? 0), lateDays: lateDays + (sum?.lateDays ?? 0) });
  }
  return [...sums].map(([by, sum]) => ({ by, ...sum }));
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
