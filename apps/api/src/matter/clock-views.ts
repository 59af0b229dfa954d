import type { Matter, Process } from '#libs/domain';
import type { ClockView } from '#libs/http';
import type { Snapshot } from '../reader/reader.service.js';
import { outagesDuring } from './beside.js';
import { clockView } from './clock-view.js';

/** The clocks of a matter, each with what stands beside it; `documents` is what the reader sees of the matter. */
export async function clockViews(
  process: Process,
  matter: Matter,
  documents: Readonly<Record<string, unknown>>,
  snapshot: Snapshot,
): Promise<ClockView[]> {
  const deciding = process.tasks(matter).filter(({ command }) => command === 'decide-extension');
  const outages = await outagesDuring(matter.clocks, snapshot);
  return matter.clocks.map((clock, n) =>
    clockView(clock, matter, snapshot.time.now, snapshot.counting, {
      extensionPending: deciding.some(({ clockId }) => clockId === clock.id),
      requesterDelay: clock.id === 'delivery' && documents.requesterDelay === true,
      outages: [...(outages[n] ?? [])],
    }),
  );
}
