import { z } from 'zod';
import { INDICATORS, measureId, processTitle, type Case, type Measure, type PatternCase } from '#libs/domain';
import type { IndicatorListQuery } from '#libs/http';
import { decodeCursor, listed, listSpans, matterNames, type NamedMatter } from '#libs/persistence';
import { invalidRequest, notFound } from '../problem/problem.exception.js';
import { cutOffOf } from '../reader/as-of.js';
import { pageOf, type Snapshot } from '../reader/reader.service.js';
import { daysOf, findCases } from './cases.js';

const place = z.tuple([z.uuid(), z.string()]);
type Place = z.infer<typeof place>;
/** Departments whose cases in one matter may stand before a place in it, and the row that shows a next page. */
const MOST_BEFORE = 20;
const placeOf = ({ matterId, part }: Case): Place => [matterId, part];

/**
 * One page of the cases behind a number, by matter. Throws 404 for an unknown indicator, 400 for a measure that it does not
 * have, and BadCursorError.
 */
export async function casePage(code: string, query: IndicatorListQuery, snapshot: Snapshot): Promise<object> {
  const { tx, scope, counting } = snapshot;
  const id = measureId(code, query.measure);
  const measures = new Map([[id, measureOf(code, query.measure)]]);
  const cutOff = cutOffOf(query, snapshot);
  const { kept, due } = await findCases(measures, query, cutOff, snapshot);
  const isAsked = ({ met, standing }: Pick<Case, 'met' | 'standing'>): boolean =>
    standing === query.standing && (met || query.part === 'DENOMINATOR');
  const ofMeasure = (cases: readonly PatternCase[]): readonly PatternCase[] =>
    cases.filter((one) => one.measure === id && isAsked(one));
  const patterns = kept.filter(({ cases }) => ofMeasure(cases).length > 0);
  const moved = (due.get(id) ?? []).filter(isAsked);
  const total = patterns.reduce((sum, { cases, count }) => sum + count * ofMeasure(cases).length, moved.length);

  const asked = pageOf(query);
  const after = decodeCursor(asked.cursor, place);
  const spans = await listSpans(tx, scope, {
    department: query.department,
    division: query.division,
    asOf: cutOff.asOf,
    patterns: patterns.map(({ pattern }) => pattern),
    first: after?.[0] ?? null,
    most: asked.limit + MOST_BEFORE,
  });
  const setting = { now: cutOff.asOf, counting };
  const stood = spans.flatMap(({ matterId, departmentId, cases }) =>
    ofMeasure(cases).map(({ measure: _, ...one }) => ({ matterId, departmentId, ...one, days: daysOf(one, setting) })),
  );
  const rest = [...stood, ...moved].filter((one) => !after || isAfter(placeOf(one), after)).sort(byPlace);
  const { items, nextCursor } = listed(rest.slice(0, asked.limit + 1), asked, placeOf);
  const names = await matterNames(tx, scope, [...new Set(items.map(({ matterId }) => matterId))]);
  return { ...cutOff, total, nextCursor, items: items.map((one) => rowOf(one, names, snapshot)) };
}

function measureOf(code: string, name: string): Measure {
  const indicator = INDICATORS.find((one) => one.code === code);
  if (!indicator) throw notFound('没有这个指标。', 'code');
  const { measures } = indicator;
  const found = measures.find(({ measure }) => measure === name);
  if (found) return found;
  const known = measures.map(({ measure }) => measure).join('、');
  const message = known === '' ? `${code} 尚不计算，没有清单` : `${code} 没有 ${name}，应为 ${known} 之一`;
  throw invalidRequest([{ field: 'measure', message }]);
}

const byPlace = (a: Case, b: Case): number => (isAfter(placeOf(a), placeOf(b)) ? 1 : -1);
const isAfter = ([matter, part]: Place, [other, otherPart]: Place): boolean =>
  matter === other ? part > otherPart : matter > other;

function rowOf(
  { matterId, departmentId, late: _, ...one }: Case,
  names: ReadonlyMap<string, NamedMatter>,
  { organisation }: Snapshot,
): object {
  const matter = names.get(matterId);
  if (!matter) throw new Error(`matter ${matterId} was read and is not there`);
  const { process, number, title: subject } = matter;
  const { name } = organisation.department(departmentId);
  return {
    matterId,
    process,
    processTitle: processTitle(process),
    number,
    subject,
    department: { departmentId, name },
    ...one,
  };
}
