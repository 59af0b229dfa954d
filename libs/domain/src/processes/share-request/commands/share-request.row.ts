import type { Context } from '../../../matter/context.js';
import type { Recipient } from '../../../access/recipient.js';
import type { Happening, SharedEvent } from '../../../matter/happening.js';
import { rowsFor, supervisors } from '../../../matter/table.js';
import type { ShareRequestEvent } from '../share-request.events.js';
import type { ShareRequest, ShareRequestMatter, ShareRequestSide } from '../share-request.state.js';

export { done, refuse, refuseRule, staleRevision, workingBody } from '../../../matter/table.js';

export const row = rowsFor<ShareRequest, ShareRequestEvent, ShareRequestSide>();
export type Happened = Happening<ShareRequestEvent | SharedEvent>;

/** Supervisors of the provider's same-level authority, who receive notices (通知主管部门). */
export const authorityOf = ({ parties }: ShareRequestMatter, { organisation }: Context): readonly Recipient[] =>
  supervisors(organisation.sameLevelAuthority(parties.provider).id);
