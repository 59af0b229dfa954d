/**
 * Readers of a history line: internal opinions stay on one side. A source department reads what the provider reads.
 * `everybody` is all whom the matter concerns; `everyDepartment` also those who were told of it, as by a 通告.
 */
export const AUDIENCES = ['requester', 'provider', 'authority', 'responsible', 'everybody', 'everyDepartment'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** The sides of a matter on which the reader stands; an auditor stands on the audited sides. */
export type Eyes = ReadonlySet<Audience>;
