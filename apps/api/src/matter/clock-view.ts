import {
  displayState,
  isLate,
  isMovedEarlier,
  outageFor,
  timelineOf,
  usageOf,
  type Clock,
  type Counting,
  type Instant,
  type Matter,
  type Process,
  type TouchingOutage,
} from '#libs/domain';
import type { ClockView } from '#libs/http';
import { outagesTouching } from '#libs/persistence';
import type { Snapshot } from '../reader/reader.service.js';
import type { Wordless } from '../reader/words.js';

/** A clock at platform time `now`, with each of its days and the reason why it counts. */
export function clockView(
  clock: Clock,
  matter: Matter,
  now: Instant,
  counting: Counting,
  also: Pick<Wordless<ClockView>, 'extensionPending' | 'requesterDelay' | 'outages'>,
): Wordless<ClockView> {
  const timeline = timelineOf(clock, counting);
  const { id, kind, clause, responsible, day0, workingDays, dueAt, lastDay, metAt, provisional } = clock;
  return {
    id,
    kind,
    clause,
    responsible,
    day0,
    workingDays,
    ...usageOf(clock, timeline, matter.since, now),
    dueAt,
    lastDay,
    metAt,
    provisional,
    late: isLate(clock),
    needsReview: isMovedEarlier(clock),
    calendarVersion: clock.calendarVersion,
    state: displayState(clock, now),
    pauses: clock.pauses.map(({ from, to }) => ({ from, to })),
    extensions: clock.extensions.map(({ days, requestedAt, decidedAt }) => ({ days, requestedAt, decidedAt })),
    ...also,
    days: timeline.days.map(({ date, counted, why }) => ({ date, counted, why })),
  };
}

/** The clocks of a matter; `documents` is the part of the matter that the reader may see. */
export async function clockViews(
  process: Process,
  matter: Matter,
  documents: Readonly<Record<string, unknown>>,
  snapshot: Snapshot,
): Promise<Wordless<ClockView>[]> {
  const asked = process.extension?.(matter);
  const outages = await outagesDuring(
    matter.clocks,
    ({ metAt, dueAt }) => metAt ?? dueAt ?? snapshot.time.now,
    snapshot,
  );
  return matter.clocks.map((clock, n) =>
    clockView(clock, matter, snapshot.time.now, snapshot.counting, {
      extensionPending: asked?.clockId === clock.id && asked.status === 'PENDING',
      requesterDelay: clock.id === 'delivery' && documents.requesterDelay === true,
      outages: [...(outages[n] ?? [])],
    }),
  );
}

/**
 * Outages of the platform from the trigger of each clock to its end in these `ends`, in the order of the clocks. They move no
 * date (regulation.md §3.5.3).
 */
export async function outagesDuring(
  clocks: readonly Clock[],
  ends: (clock: Clock) => Instant,
  { tx }: Snapshot,
): Promise<readonly (readonly TouchingOutage[])[]> {
  const found = await outagesTouching(
    tx,
    clocks.map((clock) => ({ responsible: clock.responsible, from: clock.triggeredAt, to: ends(clock) })),
  );
  return clocks.map(({ responsible }, n) => (found[n] ?? []).map((outage) => outageFor(responsible, outage)));
}
