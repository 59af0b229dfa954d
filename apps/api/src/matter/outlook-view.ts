import { outlookOf, processNamed, type Clock, type Matter } from '#libs/domain';
import type { Snapshot } from '../reader/reader.service.js';

/**
 * The clocks of a matter in a list: the earliest limit of the Regulation, and apart from it the earliest target. None if
 * the matter is null, because the reader may not see its clocks.
 */
export function outlookView(matter: Matter | null, { time, counting }: Snapshot): object {
  const of = (kind: Clock['kind']) => {
    const outlook = matter && outlookOf(kind, matter, time.now, counting);
    return outlook && { ...outlook, title: processNamed(matter.process).clockTitle(outlook.clockId) };
  };
  const statutory = of('STATUTORY');
  return { statutory, target: of('SOFT'), overdue: statutory !== null && statutory.overdueBy !== null };
}
