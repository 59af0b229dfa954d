/**
 * Sides of a matter that a rule names; `responsible` is the department that answers for a lateness or another
 * violation, `administration` the body whose administrators keep the organisation.
 */
export const SIDES = [
  'requester',
  'provider',
  'source',
  'authority',
  'extensionAuthority',
  'responsible',
  'administration',
] as const;
export type Side = (typeof SIDES)[number];

/**
 * Department ids of a matter: one for each side in `S`, which its process always has, and for further sides if present.
 */
export type Parties<S extends Side = never> = Readonly<Partial<Record<Side, string>>> & Readonly<Record<S, string>>;

/**
 * The department that alone sees a matter before it is open: the requester, else the provider, else the responsible
 * department, else the authority.
 */
export const homeOf = ({ requester, provider, responsible, authority }: Parties): string | undefined =>
  requester ?? provider ?? responsible ?? authority;
