import { outlookOf, processNamed, type Clock, type Matter } from '#libs/domain';
import type { Snapshot } from '../reader/reader.service.js';

/**
 * The earliest limit of the Regulation and, apart from it, the earliest target among the clocks that a row of a list is
 * about: those of its matter, or the one of its task or alert.
 */
export function outlookView(
  { process, clocks, since }: Pick<Matter, 'process' | 'clocks' | 'since'>,
  { time, counting }: Snapshot,
): object {
  const of = (kind: Clock['kind']): object | null => {
    const outlook = outlookOf(kind, { clocks, since }, time.now, counting);
    return outlook && { ...outlook, title: processNamed(process).clockTitle(outlook.clockId) };
  };
  return { statutory: of('STATUTORY'), target: of('SOFT') };
}

/**
 * The same of one clock of a matter. There is none if the matter is null, because the reader may not see its clocks, or
 * if no clock is named.
 */
export function outlookOfClock(matter: Matter | null, clockId: string | null, snapshot: Snapshot): object {
  if (!matter) return { statutory: null, target: null };
  return outlookView({ ...matter, clocks: matter.clocks.filter(({ id }) => id === clockId) }, snapshot);
}
