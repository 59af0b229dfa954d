import {
  addDays,
  addMs,
  answersFor,
  atLocal,
  fold,
  localDate,
  processNamed,
  type Instant,
  type LocalDate,
  type Matter,
} from '#libs/domain';
import type { IndicatorQuery } from '#libs/http';
import type { Answering, MatterAsOf } from '#libs/persistence';
import { invalidRequest } from '../problem/problem.exception.js';
import { matterOf, type Snapshot } from './reader.service.js';

/** A day of figures, and the last instant that counts. */
export interface CutOff {
  readonly cutOff: LocalDate;
  readonly asOf: Instant;
}

/** Returns the last instant of the day, or the present on the present day. Throws 400 for a day that has not come. */
export function cutOffOf({ cutOff }: Pick<IndicatorQuery, 'cutOff'>, { time }: Snapshot): CutOff {
  const today = localDate(time.now);
  if (cutOff === undefined || cutOff === today) return { cutOff: today, asOf: time.now };
  if (cutOff > today) throw invalidRequest([{ field: 'cutOff', message: `截至日期不得晚于今天（${today}）` }]);
  return { cutOff, asOf: addMs(atLocal(addDays(cutOff, 1)), -1) };
}

/** Returns the matter as it stood at the instant of which it was read. */
export async function asOfThen({ events, ...row }: MatterAsOf, { tx }: Snapshot): Promise<Matter> {
  const matter = events ? fold(processNamed(row.process), row.id, events) : (await matterOf(tx, row)).matter;
  if (!matter) throw new Error(`matter ${row.id} has no events`);
  return matter;
}

/** Returns which departments' figures the reader asks for and may see. */
export function departmentsOf(
  { division, department }: Answering,
  { scope, organisation }: Snapshot,
): (departmentId: string) => boolean {
  const within = division === undefined ? null : new Set(organisation.subtree(division));
  const known = new Map<string, boolean>();
  const isAsked = (id: string): boolean => {
    const { divisionCode } = organisation.department(id);
    return answersFor(scope, id, organisation) && (within?.has(divisionCode) ?? true) && (department ?? id) === id;
  };
  return (id) => {
    const answer = known.get(id) ?? isAsked(id);
    known.set(id, answer);
    return answer;
  };
}
