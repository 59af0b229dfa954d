import type { Recipient } from '../../access/recipient.js';
import { held } from '../../matter/table.js';

/** Roles for acts that §5.2 opens to handler and lead alike. */
export const PROVIDER_BODY = held('provider', 'WB_HANDLER', 'WB_LEAD');
export const PROVIDER_LEAD = held('provider', 'WB_LEAD');
export const PROVIDER_ASSESSOR = held('provider', 'ASSESSOR');
export const PROVIDER_HEAD = held('provider', 'DEPT_HEAD');
export const REVIEWER = held('authority', 'SA_REVIEWER');

/** A matter between the provider of an entry and the authority that reviews it. */
interface CatalogMatter {
  readonly parties: Readonly<Record<'provider' | 'authority', string>>;
}

/** Recipients of notices to the reviewers. */
export const reviewers = ({ parties }: CatalogMatter): readonly Recipient[] => [
  { departmentId: parties.authority, role: 'SA_REVIEWER' },
];

/** Recipients of notices to those who answer for the provider's content. */
export const leaders = ({ parties }: CatalogMatter): readonly Recipient[] => [
  { departmentId: parties.provider, role: 'WB_LEAD' },
  { departmentId: parties.provider, role: 'DEPT_HEAD' },
];
