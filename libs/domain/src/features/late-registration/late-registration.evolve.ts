import type { Deed, Matter } from '../../matter/matter.js';
import type { EarlierReceiptEvent } from './late-registration.events.js';
import type { EarlierReceipt } from './late-registration.state.js';

/** Returns the registrations of a matter that has ended: none waits for a limit that no longer counts. */
export const endReceipts = ({ earlierReceipts, clocks }: Matter): readonly EarlierReceipt[] =>
  earlierReceipts.map((one) =>
    one.outcome === 'PENDING' && clocks.some(({ id, state }) => id === one.clockId && state === 'CANCELLED')
      ? { ...one, outcome: 'VOID' }
      : one,
  );

/** Returns the registrations after one more event; the changed clock stands beside the event. */
export function evolveReceipts(
  before: readonly EarlierReceipt[],
  event: EarlierReceiptEvent,
  { at, actor }: Deed,
): readonly EarlierReceipt[] {
  if (!actor) throw new Error('a receipt is registered and confirmed by a person');
  const { accountId } = actor;
  const decided = (outcome: EarlierReceipt['outcome'], reason: string | null): readonly EarlierReceipt[] =>
    before.map((one) =>
      one.registration === event.registration ? { ...one, outcome, decision: { accountId, at, reason } } : one,
    );
  switch (event.type) {
    case 'earlierReceiptRegistered': {
      const { type: _, ...fields } = event;
      const outcome = event.authorityId === null ? 'COUNTED' : 'PENDING';
      return [...before, { ...fields, accountId, registeredAt: at, outcome, decision: null }];
    }
    case 'earlierReceiptConfirmed':
      return decided('CONFIRMED', null);
    case 'earlierReceiptRefused':
      return decided('REFUSED', event.reason);
    case 'earlierReceiptWithdrawn':
      return decided('WITHDRAWN', event.reason);
    case 'earlierReceiptRefuted':
      return decided('REFUTED', event.reason);
  }
}
