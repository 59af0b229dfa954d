import { localDate, type Instant } from '../../calendar/time.js';
import type { Clock } from '../../clock/clock.js';
import { endAt, recordedEnd, type Move } from '../../clock/prove.js';
import { rule, type Refusal } from '../../language/refusal.js';
import type { Context } from '../../matter/context.js';
import { ask, type FactRequest } from '../../matter/facts.js';
import type { Matter } from '../../matter/matter.js';
import type { Consequent } from './consequences.js';
import { CLAUSE } from './clause.js';
import type { PaperAct } from './late-registration.content.js';

/** Key of the fact that tells when the acts of an end were recorded that is said to lie at `at`; null if nothing ended the limit. */
function keyOf({ stepsTo }: Consequent, { matterId }: Matter, clock: Clock, at: Instant) {
  const until = recordedEnd(clock, endAt(clock, at)?.at ?? null);
  const types = (stepsTo?.(clock.id) ?? []).flatMap(({ events }) => events);
  return until === null || types.length === 0 ? null : { matterId, types, until };
}

/** Requests the instants of the acts that an end completes. */
export function actsNeeded(
  process: Consequent,
  matter: Matter,
  { clockId, at }: { readonly clockId: string; readonly at: Instant },
): readonly FactRequest<'lastActs'>[] {
  const clock = matter.clocks.find(({ id }) => id === clockId);
  const key = clock && keyOf(process, matter, clock, at);
  return key ? [ask('lastActs', key)] : [];
}

interface ClaimedEnd extends Pick<Move, 'of'> {
  readonly at: Instant;
  readonly acts?: readonly PaperAct[];
}

/**
 * Refuses an end that lies before the acts that it completes (§3.5.4). An act that the platform recorded later must have
 * been done on paper, by the end, and the proof shows its day and its signatory.
 */
export function unfitActs(
  process: Consequent,
  matter: Matter,
  clock: Clock,
  { of, at, acts = [] }: ClaimedEnd,
  context: Context<'lastActs'>,
): Refusal | null {
  if (of === 'START')
    return acts.length === 0 ? null : refused('NO_SUCH_ACTS', '只有补记办结时间才填写纸质办理的环节。');
  const steps = process.stepsTo?.(clock.id) ?? [];
  const [first, last] = [localDate(endAt(clock, at)?.since ?? clock.triggeredAt), localDate(at)];
  const places = acts.map(({ act }) => steps.findIndex(({ command }) => command === act));
  const isMisplaced = places.some((place, n) => place < 0 || place <= (places[n - 1] ?? -1));
  if (isMisplaced) return refused('NO_SUCH_ACTS', '纸质办理的环节应当属于该期限，并按办理顺序各列一次。');
  const isMisdated = acts.some(({ on }, n) => on < (acts[n - 1]?.on ?? first) || on > last);
  if (isMisdated) return refused('ACTS_MISDATED', '纸质办理各环节的日期应当依次，且在期限起算之后、办结之前。');
  const key = keyOf(process, matter, clock, at);
  const recorded = key ? context.facts.get('lastActs', key) : {};
  const notRecorded = clock.state === 'CANCELLED' ? NEVER : ''; // an act that ended undone lacks the steps it never took
  const missing = steps.filter(
    ({ command, events }) =>
      events.some((type) => (recorded[type] ?? notRecorded) > at) && !acts.some(({ act }) => act === command),
  );
  return missing.length === 0
    ? null
    : refused(
        'ACTS_UNPROVEN',
        UNPROVEN,
        missing.map(({ command }) => command),
      );
}

/** Sorts after every instant. */
const NEVER = '~';

const UNPROVEN = '办结不得早于其所依据的办理环节；在纸质上办理的，证明材料应当载明各环节的日期和签署人，请逐一填写。';
const refused = (code: string, message: string, commands: readonly string[] = []): Refusal =>
  rule(code, CLAUSE, message, [
    { field: 'acts', message: commands.length > 0 ? `还须填写：${commands.join('、')}` : message },
  ]);
