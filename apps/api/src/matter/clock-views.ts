import type { Matter, Process } from '#libs/domain';
import type { ClockView } from '#libs/http';
import type { Sight } from '../reader/reader.service.js';
import { outagesBeside } from './beside.js';
import { clockView } from './clock-view.js';

/** The clocks of a matter, each with what stands beside it; `documents` is what the reader sees of the matter. */
export async function clockViews(
  process: Process,
  matter: Matter,
  documents: Readonly<Record<string, unknown>>,
  sight: Sight,
): Promise<ClockView[]> {
  const deciding = process.tasks(matter).filter(({ command }) => command === 'decide-extension');
  const outages = await outagesBeside(matter.clocks, sight);
  return matter.clocks.map((clock, n) =>
    clockView(clock, matter, sight.time.now, sight.counting, {
      extensionPending: deciding.some(({ clockId }) => clockId === clock.id),
      requesterDelay: clock.id === 'delivery' && documents.requesterDelay === true,
      outages: [...(outages[n] ?? [])],
    }),
  );
}
