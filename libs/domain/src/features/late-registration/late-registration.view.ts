import type { Eyes } from '../../access/audience.js';
import type { Matter } from '../../matter/matter.js';
import { heardBy } from '../../matter/telling.js';
import type { EarlierReceipt } from './late-registration.state.js';

/** Returns the registrations that a reader may see. Those of a working target stay inside its department. */
export const earlierReceiptsFor = (matter: Matter, eyes: Eyes): readonly EarlierReceipt[] =>
  matter.earlierReceipts.filter(({ clockId }) => {
    const clock = matter.clocks.find(({ id }) => id === clockId);
    return clock !== undefined && eyes.has(heardBy(clock, matter, 'L4'));
  });
