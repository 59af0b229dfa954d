import type { Recipient } from '../../access/recipient.js';

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
