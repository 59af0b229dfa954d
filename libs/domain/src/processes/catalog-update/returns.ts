import type { Instant } from '../../calendar/time.js';
import type { Clock, Pause } from '../../clock/clock.js';
import { policyOf } from '../../clock/counting.js';
import { cancelClock } from '../../clock/operations.js';
import { redated } from '../../clock/prove.js';
import { clockOf } from '../../matter/clocks.js';
import type { Context } from '../../matter/context.js';
import { ownClock, REWORK, startRework, UPDATE } from './catalog-update.clocks.js';
import type { CatalogUpdateMatter, UpdateSubmission } from './catalog-update.state.js';

/** States in which the provider works on the update after a return. */
const REWORKING = ['RETURNED', 'PREPARING', 'DEPT_HEAD_REVIEW'];

/** A change of T1 that comes after a return: a longer limit, another calendar, a proven submission, a finding set aside. */
interface Changed {
  readonly before: Clock;
  readonly after: Clock;
  /** Instant of the return whose finding is set aside. */
  readonly setAside?: Instant | null;
}

/** A return of a submission, without the submissions that nobody has returned. */
type Returned = UpdateSubmission & { readonly decidedAt: Instant };

/**
 * T1 as it would stand if its submission had been returned without the finding, and the target that runs in its stead;
 * T1 is unchanged where the finding changed nothing.
 */
export function withoutFinding(
  matter: CatalogUpdateMatter,
  { decidedAt: setAside }: Pick<UpdateSubmission, 'decidedAt'>,
  context: Context,
): readonly [Clock, ...Clock[]] {
  const own = clockOf(matter, UPDATE);
  return returnedAnew(matter, { before: own, after: own, setAside }, context);
}

/**
 * T1 with its changed date, and the target for the rework that it begins or replaces. Each return is counted anew by that
 * date, so a longer limit or a corrected calendar that becomes known after a return leaves what it would have left before
 * it, as far as the provider could know.
 */
export function returnedAnew(
  matter: CatalogUpdateMatter,
  changed: Changed,
  context: Context,
): readonly [Clock, ...Clock[]] {
  const { after } = changed;
  const returns = returnsOf(matter);
  if (returns.length === 0 || after.state === 'CANCELLED') return [after];
  const reading = policyOf(after, context).options['Q-14'];
  const stands = standing(returns, changed.setAside ?? null);
  if (reading !== 'ORIGINAL_DATE') return [recast(after, reading, stands, context)];
  const { done, pauses } = replayed(matter, returns, changed, stands, context);
  const moved = redated({ ...after, pauses }, context.at, context);
  const rework = ownClock({ ...matter, clocks: matter.clocks.filter(({ id }) => id !== after.id) });
  if (done !== null) {
    const isRework = after.metAt !== done && !rework && REWORKING.includes(matter.state);
    return [{ ...moved, state: 'MET', metAt: done }, ...(isRework ? [startRework(matter, context)] : [])];
  }
  const isReopened = after.state === 'MET' && { armedAt: context.at };
  return [{ ...moved, ...isReopened, state: 'RUNNING', metAt: null }, ...(rework ? [cancelClock(rework)] : [])];
}

const returnsOf = ({ data: { submissions } }: CatalogUpdateMatter): readonly Returned[] =>
  submissions.filter((one): one is Returned => one.outcome === 'RETURNED' && one.decidedAt !== null);

/** Tells if the return at an instant found that nothing was updated, and that finding stands. */
type Stands = (returnedAt: Instant | null) => boolean;
const standing =
  (returns: readonly Returned[], setAside: Instant | null): Stands =>
  (returnedAt) =>
    returns.some(
      ({ decidedAt, finding, contest }) =>
        decidedAt === returnedAt && finding !== null && contest?.status !== 'SET_ASIDE' && decidedAt !== setAside,
    );

/** What the returns leave of T1: the instant of the submission that meets it, null while it is owed, and its pauses. */
interface Left {
  readonly done: Instant | null;
  readonly pauses: readonly Pause[];
}

/**
 * Goes through the returns in order. A submission that was late leaves T1 overdue, and one that updated nothing lets it go
 * on; else T1 goes on if its date lay ahead when the provider could know it, or stays met.
 */
function replayed(
  matter: CatalogUpdateMatter,
  returns: readonly Returned[],
  { before, after }: Changed,
  stands: Stands,
  context: Context,
): Left {
  const { dueAt } = redated({ ...after, pauses: [] }, context.at, context);
  const submitted = submissionsOf(matter, after);
  const isGranted = after.extensions.length > before.extensions.length;
  const since = (from: Instant | undefined): Instant | null =>
    submitted.find((at) => from === undefined || at > from) ?? null;
  const left = returns.reduce<Left>(
    ({ done: earlier, pauses }, { decidedAt: to }, n) => {
      const from = earlier ?? since(returns[n - 1]?.decidedAt) ?? to;
      if (dueAt === null) return { done: null, pauses };
      if (from >= dueAt) return { done: null, pauses: [...pauses, { from, to, then: 'REST' }] };
      if (stands(to)) return { done: null, pauses: [...pauses, { from, to, then: 'UNDONE' }] };
      const hadPassed = hasMissed(after, from, to) || (!isGranted && hasReworkOf(matter, n));
      const wentOn = dueAt > knownSince(matter, before, after, to, n) && !hadPassed;
      return { done: wentOn ? null : from, pauses };
    },
    { done: null, pauses: [] },
  );
  return left.done === null ? { ...left, done: since(returns.at(-1)?.decidedAt) } : left;
}

/** Instants at which T1 was met by a submission, in order, whatever a return or the target of a rework made of it since. */
function submissionsOf(
  { data: { submissions }, clocks }: CatalogUpdateMatter,
  { metAt, pauses }: Clock,
): readonly Instant[] {
  const reworks = clocks.filter(({ id }) => id.startsWith(REWORK)).map((rework) => rework.metAt);
  const all = [
    metAt,
    ...pauses.map(({ from }) => from),
    ...reworks,
    ...submissions.map(({ submittedAt }) => submittedAt),
  ];
  return all.filter((at): at is Instant => at !== null).sort();
}

/**
 * Instant from which the provider knew that T1 goes on after the n-th return: the return itself, where T1 ran or was
 * overdue; else whatever gave it a longer limit, because T1 was said to be met, or not to be updated at all.
 */
function knownSince(
  matter: CatalogUpdateMatter,
  before: Clock,
  { extensions }: Clock,
  returnedAt: Instant,
  n: number,
): Instant {
  const pause = before.pauses.find(({ to }) => to === returnedAt);
  const ran = pause
    ? pause.then === 'REST'
    : !hasReworkOf(matter, n) && before.dueAt !== null && before.dueAt > returnedAt;
  if (ran) return returnedAt;
  return extensions.reduce((latest, { decidedAt }) => (decidedAt > latest ? decidedAt : latest), returnedAt);
}

/**
 * True if the n-th return began a target of its own: T1 had passed during the review by the calendar of that time, and the
 * submission had met it, whatever a later calendar says.
 */
const hasReworkOf = ({ clocks }: CatalogUpdateMatter, n: number): boolean =>
  clocks.some(({ id, state }) => id === `${REWORK}${n + 1}` && state !== 'CANCELLED');

/** True if T1 passed during the review by the calendar of that time: the submission met it then, unless a grant came since. */
const hasMissed = ({ sent, extensions }: Clock, submittedAt: Instant, returnedAt: Instant): boolean =>
  sent.some(({ rung, dueAt }) => rung === 'L4' && dueAt > submittedAt && dueAt <= returnedAt) &&
  extensions.every(({ decidedAt }) => decidedAt <= returnedAt);

/**
 * T1 with each review counted by what stands of its finding, under the readings of Q-14 that give days after a return. A
 * later finding may have been made when an earlier one, since set aside, let T1 pass; so all are counted anew, and their
 * order moves no date.
 */
function recast(own: Clock, reading: 'RESUME' | 'RESTART', stands: Stands, context: Context): Clock {
  const pauses = own.pauses.reduce<readonly Pause[]>((before, one) => {
    const { dueAt } = redated({ ...own, pauses: before }, context.at, context);
    const inTime = stands(one.to) ? 'UNDONE' : reading;
    return [...before, { ...one, then: dueAt !== null && dueAt <= one.from ? 'REST' : inTime }];
  }, []);
  return redated({ ...own, pauses }, context.at, context);
}
