import { outlookOf, processNamed, type Clock, type Instant } from '#libs/domain';
import type { Snapshot } from '../reader/reader.service.js';

/** A row of a list, with the clocks of its matter. */
interface Row {
  readonly process: string;
  readonly since: Instant;
  readonly clocks: readonly Clock[];
}

/** The clocks of a matter in a list: the earliest limit of the Regulation, and apart from it the earliest target. */
export function outlookView(row: Row, { time, counting }: Snapshot): object {
  const of = (kind: Clock['kind']) => {
    const outlook = outlookOf(kind, row, time.now, counting);
    return outlook && { ...outlook, title: processNamed(row.process).clockTitle(outlook.clockId) };
  };
  const statutory = of('STATUTORY');
  return { statutory, target: of('SOFT'), overdue: statutory !== null && statutory.overdueBy !== null };
}
