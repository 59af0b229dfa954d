import { z } from 'zod';
import { INDICATORS, processTitle, type Case, type Measure } from '#libs/domain';
import type { IndicatorListQuery } from '#libs/http';
import { decodeCursor, listed, matterNames, type NamedMatter } from '#libs/persistence';
import { invalidRequest, notFound } from '../problem/problem.exception.js';
import { pageOf, type Snapshot } from '../reader/reader.service.js';
import { casesOf, cutOffOf } from './cases.js';

const place = z.tuple([z.uuid(), z.string()]);
type Place = z.infer<typeof place>;
const placeOf = ({ matterId, part }: Case): Place => [matterId, part];

/**
 * One page of the cases behind a number, by matter. Throws 404 for an unknown indicator, 400 for a measure that it does not
 * have, and BadCursorError.
 */
export async function casePage(code: string, query: IndicatorListQuery, snapshot: Snapshot): Promise<object> {
  const { standing, part } = query;
  const measure = measureOf(code, query.measure);
  const cutOff = cutOffOf(query, snapshot);
  const indicator = INDICATORS.filter(({ measures }) => measures.includes(measure));
  const cases = (
    await casesOf(
      indicator.map((one) => ({ ...one, measures: [measure] })),
      query,
      cutOff,
      snapshot,
    )
  )
    .get(measure)
    ?.filter((one) => one.standing === standing && (one.met || part === 'DENOMINATOR'));
  const all = [...(cases ?? [])].sort(byPlace);
  const asked = pageOf(query);
  const after = decodeCursor(asked.cursor, place);
  const rest = after ? all.filter((one) => isAfter(placeOf(one), after)) : all;
  const { items, nextCursor } = listed(rest.slice(0, asked.limit + 1), asked, placeOf);
  const names = await matterNames(snapshot.tx, snapshot.scope, [...new Set(items.map(({ matterId }) => matterId))]);
  return { ...cutOff, total: all.length, nextCursor, items: items.map((one) => rowOf(one, names, snapshot)) };
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
  { matterId, departmentId, ...one }: Case,
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
