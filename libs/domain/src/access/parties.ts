/** Which department a rule speaks of, seen from the matter; `responsible` answers for a lateness or another violation. */
export const SIDES = ['requester', 'provider', 'source', 'authority', 'extensionAuthority', 'responsible'] as const;
export type Side = (typeof SIDES)[number];

/** The departments of a matter, by id: those on the sides `S` that its process always has, and perhaps others. */
export type Parties<S extends Side = never> = Readonly<Partial<Record<Side, string>>> & Readonly<Record<S, string>>;

/**
 * The department that alone sees a matter before it is open: the requester, else the provider, else the responsible
 * department, else the authority.
 */
export const homeOf = ({ requester, provider, responsible, authority }: Parties): string | undefined =>
  requester ?? provider ?? responsible ?? authority;
