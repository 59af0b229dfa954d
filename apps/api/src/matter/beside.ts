import { isCandidate, needsReview, touchOf, type Clock, type Matter, type Outage } from '#libs/domain';
import { outagesTouching } from '#libs/persistence';
import type { Snapshot } from '../reader/reader.service.js';

/** Findings that the platform failed while each clock ran, in the clocks' order; they move no date (§3.5.3). */
export const outagesDuring = (
  clocks: readonly Clock[],
  { tx, time }: Snapshot,
): Promise<readonly (readonly Outage[])[]> =>
  outagesTouching(
    tx,
    clocks.map(({ responsible, startedAt, metAt, dueAt }) => ({
      responsible,
      from: startedAt,
      to: metAt ?? dueAt ?? time.now,
    })),
  );

/** What only the present instant and other matters say of a breach candidate; nothing of any other matter. */
export async function breachCandidateView(matter: Matter, { tx, time }: Snapshot): Promise<object> {
  if (!isCandidate(matter)) return {};
  const touch = touchOf(matter);
  const [outages = []] = touch ? await outagesTouching(tx, [touch]) : [];
  return { needsReview: needsReview(matter.data, time.now), outages };
}
