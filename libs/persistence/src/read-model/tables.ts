/** One row of a table of the read model, by its columns. */
export type ReadRow = Readonly<Record<string, unknown>>;
