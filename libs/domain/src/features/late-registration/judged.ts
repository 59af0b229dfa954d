import { localDate, type Instant } from '../../calendar/time.js';
import type { Clock } from '../../clock/clock.js';
import { conflict, type Refusal } from '../../language/refusal.js';
import type { Context } from '../../matter/context.js';
import type { Matter } from '../../matter/matter.js';
import { CLAUSE } from './clause.js';

/**
 * Refuses a receipt on or before the day of a judgement on one of the clocks that it would change (§3.5.4): a judgement
 * is undone by its judges, never by a registration. A judgement on facts that no clock shows binds every clock.
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
      ({ clockId, judgedAt }) =>
        (clockId === null || changed.some(({ id }) => id === clockId)) && localDate(at) <= localDate(judgedAt),
    );
  return binding ? ALREADY_JUDGED : null;
}

const ALREADY_JUDGED = conflict(
  'ALREADY_JUDGED',
  '主管部门已就该期限作出认定，不能再补记认定之日以前的收到、办结时间；对认定有异议的，请向认定机关提出。',
  CLAUSE,
);
