import type { SideTables } from '../../matter/side-tables.js';
import type { ShareRequestMatter, ShareRequestState } from './share-request.state.js';

/** States in which data may be delivered or used under the request. */
const ACTIVE_GRANT_STATES: readonly ShareRequestState[] = [
  'AGREED',
  'DELIVERING',
  'DELIVERED',
  'DELIVERY_REJECTED',
  'IN_USE',
];

/** States after the end of the grant; if data had been delivered, the requester has held them. */
const ENDED_GRANT_STATES: readonly ShareRequestState[] = ['DISPOSING', 'CLOSED'];

/** Publishes the grant of a request that was agreed to. A request that ended without a delivery has no grant. */
export function sideTables({ state, data, parties: { requester } }: ShareRequestMatter): SideTables {
  const isIn = (states: readonly string[]): boolean => states.includes(state);
  const active = isIn(ACTIVE_GRANT_STATES);
  const held = isIn(ENDED_GRANT_STATES) && data.deliveries.length > 0;
  return { grant: active || held ? { catalogCode: data.entry.catalogCode, requester, active } : null };
}
