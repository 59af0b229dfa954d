import { z } from 'zod';
import type { ClockChange, Counting, Instant, Reader } from '#libs/domain';
import { changesIn, nextCandidates, readSpans } from './recount-candidates.js';
import type { StoredMatter } from '../store/matters.js';
import type { Tx } from '../connection/sql.js';
import { decodeCursor, encodeCursor, type Listed, type Page } from '../connection/page.js';
import { visibleMatters } from '../store/visible-matters.js';

/** A clock that another calendar would count differently. */
export interface WhatIfItem extends ClockChange {
  readonly matterId: string;
  readonly process: string;
  readonly number: string | null;
}

export interface WhatIfCounts {
  /** Matters that were examined, and the number of them that have a clock which cannot be counted. */
  matters: number;
  failed: number;
  /** Clocks that would be counted differently, and those of them whose date would move. */
  changed: number;
  moved: number;
  becomesOverdue: number;
  ceasesOverdue: number;
  becomesFinal: number;
}

export interface WhatIf extends Listed<WhatIfItem> {
  /** Totals over all pages; null on every page but the first. */
  readonly counts: WhatIfCounts | null;
}

/** Rules to apply, current platform time, and the reader whose view is limited; a null scope sees all matters. */
export interface WhatIfView {
  readonly counting: Counting;
  readonly now: Instant;
  readonly scope: Reader | null;
}

const AT_A_TIME = 200;

/**
 * Computes what the calendar in force in `counting` would change in the clocks as they stand: the same as its rollout
 * would, without writing. A page holds whole matters and so may exceed its limit by some clocks. Throws {@link
 * BadCursorError}.
 */
export async function whatIf(tx: Tx, view: WhatIfView, page: Page): Promise<WhatIf> {
  const after = decodeCursor(page.cursor, z.tuple([z.uuid()]))?.[0] ?? null;
  const counts = after === null ? NOTHING() : null;
  const items: WhatIfItem[] = [];
  let nextCursor: string | null = null;
  for await (const { matter, changes } of changedMatters(tx, view, after)) {
    if (items.length >= page.limit) nextCursor ??= encodeCursor([items.at(-1)?.matterId ?? '']);
    if (nextCursor !== null && !counts) break;
    if (counts) addTo(counts, changes);
    const { id: matterId, process, number } = matter;
    if (nextCursor === null) items.push(...(changes ?? []).map((one) => ({ matterId, process, number, ...one })));
  }
  return { items, nextCursor, counts };
}

interface ChangedMatter {
  readonly matter: StoredMatter;
  /** Changes to the clocks of the matter; null if one of them cannot be counted. */
  readonly changes: readonly ClockChange[] | null;
}

async function* changedMatters(
  tx: Tx,
  { counting, now, scope }: WhatIfView,
  begin: string | null,
): AsyncGenerator<ChangedMatter> {
  const spans = await readSpans(tx, counting.calendars);
  for (let after = begin; ;) {
    const matters = await nextCandidates(tx, spans, after, AT_A_TIME);
    const ids = matters.map(({ id }) => id);
    const visible = scope ? await visibleMatters(tx, scope, ids) : new Set(ids);
    for (const matter of matters.filter(({ id }) => visible.has(id)))
      yield { matter, changes: await changesIn(tx, matter, now, counting).catch(() => null) };
    after = ids.at(-1) ?? null;
    if (after === null) return;
  }
}

const NOTHING = (): WhatIfCounts => ({
  matters: 0,
  failed: 0,
  changed: 0,
  moved: 0,
  becomesOverdue: 0,
  ceasesOverdue: 0,
  becomesFinal: 0,
});

function addTo(counts: WhatIfCounts, changes: readonly ClockChange[] | null): void {
  counts.matters += 1;
  if (!changes) counts.failed += 1;
  for (const change of changes ?? []) {
    counts.changed += 1;
    for (const what of ['moved', 'becomesOverdue', 'ceasesOverdue', 'becomesFinal'] as const)
      counts[what] += change[what] ? 1 : 0;
  }
}
