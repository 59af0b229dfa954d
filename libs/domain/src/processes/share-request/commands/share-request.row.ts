import type { Context } from '../../../matter/context.js';
import type { Recipient } from '../../../access/recipient.js';
import type { Happening, SharedEvent } from '../../../matter/happening.js';
import { held, rowsFor, supervisors } from '../../../matter/table.js';
import type { ShareRequestEvent } from '../share-request.events.js';
import type { ShareRequest, ShareRequestMatter, ShareRequestSide } from '../share-request.state.js';

export { done, refuse, refuseRule, staleRevision, workingBody } from '../../../matter/table.js';

export const row = rowsFor<ShareRequest, ShareRequestEvent, ShareRequestSide>();
export type Happened = Happening<ShareRequestEvent | SharedEvent>;

export const REQUESTER_HANDLER = held('requester', 'WB_HANDLER');
export const REQUESTER_LEAD = held('requester', 'WB_LEAD');
/** Roles for acts that §5.2 opens to handler and lead alike. */
export const REQUESTER_BODY = held('requester', 'WB_HANDLER', 'WB_LEAD');
export const PROVIDER_HANDLER = held('provider', 'WB_HANDLER');
export const PROVIDER_LEAD = held('provider', 'WB_LEAD');
export const PROVIDER_BODY = held('provider', 'WB_HANDLER', 'WB_LEAD');

/** Supervisors of the provider's same-level authority, who receive notices (通知主管部门). */
export const authorityOf = ({ parties }: ShareRequestMatter, { organisation }: Context): readonly Recipient[] =>
  supervisors(organisation.sameLevelAuthority(parties.provider).id);
