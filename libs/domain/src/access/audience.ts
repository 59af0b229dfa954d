/** Readers of a history line: internal opinions stay on one side. A source department reads what the provider reads. */
export const AUDIENCES = ['requester', 'provider', 'authority', 'responsible', 'everybody'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** The sides of a matter on which the reader stands; an auditor stands on the audited sides. */
export type Eyes = ReadonlySet<Audience>;
