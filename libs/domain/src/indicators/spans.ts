import { homeOf } from '../access/parties.js';
import { LAST_YEAR } from '../calendar/create-calendar.js';
import { addDays, atLocal, toMs, yearOf, type Instant } from '../calendar/time.js';
import type { Counting } from '../clock/counting.js';
import { contestableUntil } from '../features/breach.js';
import { canonicalText } from '../language/canonical.js';
import { apply, readEvent } from '../matter/fold.js';
import type { Matter } from '../matter/matter.js';
import type { Process } from '../matter/process.js';
import type { RecordedEvent } from '../matter/recorded-event.js';
import type { Case, FigureSetting } from './case.js';
import { INDICATORS } from './indicators.js';
import { unextended } from './limits.js';
import type { Measure } from './measure.js';

/** A case in the figures without its matter and its department, so that many matters share it. */
export interface PatternCase extends Omit<Case, 'matterId' | 'departmentId'> {
  /** Id of the measure, such as `K07.inTime`. */
  readonly measure: string;
}

/** What a department had in all figures through one matter, as long as that stayed the same. */
export interface FigureSpan {
  readonly departmentId: string;
  /** True if whoever oversees the department may always open the matter, because it is the home or the provider. */
  readonly isParty: boolean;
  readonly cases: readonly PatternCase[];
  /** Instants of platform time: the first, and the first after the last; null while nothing is known to end it. */
  readonly from: Instant;
  readonly until: Instant | null;
}

/** Returns the id of a measure by the code of its indicator and its name, such as `K07.inTime`. */
export const measureId = (code: string, measure: string): string => `${code}.${measure}`;

/** Each measure by its id. */
export const MEASURES: ReadonlyMap<string, Measure> = new Map(
  INDICATORS.flatMap(({ code, measures }) => measures.map((one) => [measureId(code, one.measure), one] as const)),
);

/**
 * Returns what a matter contributed to figures from its first event on, for each department by itself. At any instant the
 * spans hold the cases of the matter as the events recorded until then left it, also at instants to come: what changes
 * with time alone, such as a limit that passes, is known from the dates.
 */
export function figureSpans(
  process: Process,
  matterId: string,
  events: readonly (RecordedEvent & { readonly recordedAt: Instant })[],
  counting: Counting,
): readonly FigureSpan[] {
  const measures = [...MEASURES].filter(([, { processes }]) => processes.includes(process.process));
  if (measures.length === 0) return [];
  const ended: FigureSpan[] = [];
  const open = new Map<string, { readonly key: string; readonly span: FigureSpan }>();
  const become = (now: Instant, shares: ReadonlyMap<string, Share>): void => {
    const next = new Map(
      [...shares].map(([departmentId, share]) => {
        const span: FigureSpan = { departmentId, ...share, from: now, until: null };
        return [departmentId, { key: canonicalText(share), span }] as const;
      }),
    );
    for (const [departmentId, { key, span }] of open) {
      if (next.get(departmentId)?.key === key) continue;
      open.delete(departmentId);
      ended.push({ ...span, until: now });
    }
    for (const [departmentId, begun] of next) if (!open.has(departmentId)) open.set(departmentId, begun);
  };
  for (const { matter, from, until } of statesOf(process, matterId, events))
    for (const now of [from, ...changesAfter(matter, from, until, counting)])
      become(now, sharesOf(process, matter, measures, { now, counting }));
  return [...ended, ...[...open.values()].map(({ span }) => span)];
}

/** What one department has in the figures through a matter. */
type Share = Pick<FigureSpan, 'isParty' | 'cases'>;

interface StateAt {
  readonly matter: Matter;
  readonly from: Instant;
  readonly until: Instant | null;
}

/** The states of the matter, with the instants at which they were recorded. Events recorded together make one. */
function statesOf(
  process: Process,
  matterId: string,
  events: readonly (RecordedEvent & { readonly recordedAt: Instant })[],
): readonly StateAt[] {
  const states: StateAt[] = [];
  let matter: Matter | null = null;
  for (const [n, event] of events.entries()) {
    matter = apply(process, matterId, matter, readEvent(process, event));
    const until = events[n + 1]?.recordedAt ?? null;
    if (until !== event.recordedAt) states.push({ matter, from: event.recordedAt, until });
  }
  return states;
}

/** A day or an instant, as a canonical text has them. */
const WHEN = /"(\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d\.\d{3}Z)?)"/g;

/**
 * Instants between the two at which cases may change though nothing happens: a limit passes, also one without its
 * extensions, its review ends, or a day that the matter names begins or is over.
 */
function changesAfter(matter: Matter, from: Instant, until: Instant | null, counting: Counting): readonly Instant[] {
  const limits = matter.clocks.flatMap((clock) => [
    clock.dueAt,
    unextended(clock, counting).dueAt,
    clock.dueAt && contestableUntil(clock, clock.dueAt, counting),
  ]);
  const named = [...canonicalText(matter.data ?? null).matchAll(WHEN)].flatMap(([, text = '']) => {
    if (Number.isNaN(toMs(text)) || yearOf(text) >= LAST_YEAR) return [];
    return text.includes('T') ? [text] : [atLocal(text), atLocal(addDays(text, 1))];
  });
  const between = [...limits, ...named].filter(
    (one) => one !== null && one > from && (until === null || one < until),
  ) as readonly Instant[];
  return [...new Set(between)].sort();
}

function sharesOf(
  process: Process,
  matter: Matter,
  measures: readonly (readonly [string, Measure])[],
  setting: FigureSetting,
): ReadonlyMap<string, Share> {
  const byDepartment = new Map<string, { isParty: boolean; cases: PatternCase[] }>();
  if (!process.isOpenToParties(matter)) return byDepartment;
  const parties = [homeOf(matter.parties), matter.parties.provider];
  for (const [id, measure] of measures)
    for (const { matterId: _, departmentId, ...one } of measure.casesOf(matter, setting)) {
      const of = byDepartment.get(departmentId) ?? { isParty: parties.includes(departmentId), cases: [] };
      of.cases.push({ measure: id, ...one, days: one.late ? null : one.days });
      byDepartment.set(departmentId, of);
    }
  return byDepartment;
}
