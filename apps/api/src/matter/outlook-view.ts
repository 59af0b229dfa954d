import { outlookOf, processNamed, type Clock, type Matter } from '#libs/domain';
import type { Snapshot } from '../reader/reader.service.js';

type Shown = NonNullable<ReturnType<typeof outlookOf>> & { readonly title: string };

/** Clocks of a row of a list; a kind of which none runs is null. */
export interface OutlookView {
  readonly statutory: Shown | null;
  readonly target: Shown | null;
}

/**
 * The earliest limit of the Regulation and, apart from it, the earliest target among the clocks that a row of a list is
 * about: those of its matter, or the one of its task or alert.
 */
export function outlookView(
  { process, clocks, since }: Pick<Matter, 'process' | 'clocks' | 'since'>,
  { time, counting }: Snapshot,
): OutlookView {
  const of = (kind: Clock['kind']): Shown | null => {
    const outlook = outlookOf(kind, { clocks, since }, time.now, counting);
    return outlook && { ...outlook, title: processNamed(process).clockTitle(outlook.clockId) };
  };
  return { statutory: of('STATUTORY'), target: of('SOFT') };
}

/**
 * The same of one clock of a matter. There is none if the matter is null, because the reader may not see its clocks, or
 * if no clock is named.
 */
export function outlookOfClock(matter: Matter | null, clockId: string | null, snapshot: Snapshot): OutlookView {
  if (!matter) return { statutory: null, target: null };
  return outlookView({ ...matter, clocks: matter.clocks.filter(({ id }) => id === clockId) }, snapshot);
}
