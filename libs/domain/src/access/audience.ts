/** Who may read a line of the history: internal opinions stay on one side. A source department stands beside the provider. */
export const AUDIENCES = ['requester', 'provider', 'authority', 'responsible', 'everybody'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** On which sides of a matter the reader stands; an auditor stands on the sides that are audited. */
export type Eyes = ReadonlySet<Audience>;
