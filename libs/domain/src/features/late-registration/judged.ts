import { localDate, type Instant } from '../../calendar/time.js';
import type { Clock } from '../../clock/clock.js';
import { conflict, type Refusal } from '../../language/refusal.js';
import type { Context } from '../../matter/context.js';
import type { JudgedBreach } from '../../matter/facts.js';
import type { Matter } from '../../matter/matter.js';
import { CLAUSE } from './clause.js';

/**
 * Refuses a receipt on or before the day of a judgement on one of the clocks that it would change (§3.5.4): a judgement
 * is undone by its judges, never by a registration. A judgement on facts that no clock shows binds the clocks whose
 * lateness it may have judged.
 */
export function alreadyJudged(
  { matterId }: Matter,
  changed: readonly Clock[],
  at: Instant,
  { facts }: Context<'judgements'>,
): Refusal | null {
  const binding = facts
    .get('judgements', matterId)
    .some(
      (judged) =>
        changed.some((clock) => judged.clockId === clock.id || mayHaveJudged(judged, clock)) &&
        localDate(at) <= localDate(judged.judgedAt),
    );
  return binding ? ALREADY_JUDGED : null;
}

/** True for a judgement on facts by which this department missed this limit: under the limit's case, or an unnamed one. */
const mayHaveJudged = ({ clockId, responsible, clause }: JudgedBreach, clock: Clock): boolean =>
  clockId === null && responsible === clock.responsible && (clause === clock.breachClause || UNNAMED.includes(clause));

/** Cases of Arts 39 to 41 that name no violation (违反本条例规定的其他情形). */
const UNNAMED: readonly string[] = ['39(9)', '40(7)', '41(3)'];

const ALREADY_JUDGED = conflict(
  'ALREADY_JUDGED',
  '主管部门已就该期限作出认定，不能再补记认定之日以前的收到、办结时间；对认定有异议的，请向认定机关提出。',
  CLAUSE,
);
