import type { ActContext } from '../../process/context.js';
import type { Decision, Happening, Recipient, SharedEvent } from '../../process/happening.js';
import { forbidden, type Refusal } from '../../process/refusal.js';
import { held, rowsFor } from '../../process/table.js';
import type { CatalogEntryEvent } from '../events.js';
import type { CatalogEntry, CatalogEntryMatter, CatalogEntrySide } from '../state.js';

export { ownWork, refuse, refuseRule, staleRevision, workingBody } from '../../process/table.js';

type Happened = Happening<CatalogEntryEvent | SharedEvent>;
export const done = (...happenings: readonly Happened[]): Decision<CatalogEntryEvent> => ({ ok: true, happenings });

export const row = rowsFor<CatalogEntry, CatalogEntryEvent, CatalogEntrySide>();

/** Acts that §5.2 opens to handler and lead alike. */
export const PROVIDER_BODY = held('provider', 'WB_HANDLER', 'WB_LEAD');
export const PROVIDER_LEAD = held('provider', 'WB_LEAD');
export const PROVIDER_ASSESSOR = held('provider', 'ASSESSOR');
export const PROVIDER_HEAD = held('provider', 'DEPT_HEAD');
export const REVIEWER = held('authority', 'SA_REVIEWER');

/** Those who review, to be told. */
export const reviewers = ({ parties }: CatalogEntryMatter): readonly Recipient[] => [
  { departmentId: parties.authority, role: 'SA_REVIEWER' },
];

/** SoD-3: whoever assessed a content neither writes nor consents to it. */
export function hasAssessed({ data }: CatalogEntryMatter, { actor }: ActContext): Refusal | null {
  if (!actor || !data.assessors.includes(actor.personId)) return null;
  return forbidden('HAS_ASSESSED', '您已评估过这个目录，不得再办理其内容，请由其他人员办理。', '13(1)');
}

/** SoD-4: an authority does not let those review its own entry who have touched it. */
export function hasTouched({ data, parties }: CatalogEntryMatter, { actor }: ActContext): Refusal | null {
  const touched = [...data.editors, ...data.assessors, ...data.heads];
  if (parties.provider !== parties.authority || !actor || !touched.includes(actor.personId)) return null;
  return forbidden('HAS_HANDLED', '您已办理过这个目录，不得审核本部门的目录，请由其他审核员办理。', '16(1)');
}
