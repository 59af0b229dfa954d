import { z } from 'zod';
import type { EntityManager } from 'typeorm';

/** A transaction in progress. */
export type Tx = EntityManager;

/** Runs SQL: a transaction, or a data source if one statement is enough. */
export interface Queryable {
  query(sql: string, parameters?: unknown[]): Promise<unknown>;
}

/** Runs a statement that returns rows (SELECT, or INSERT … RETURNING) and checks each row against the schema. */
export async function rows<Row>(
  db: Queryable,
  schema: z.ZodType<Row>,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  return z.array(schema).parse(await db.query(sql, [...parameters]));
}

/** Runs such a statement and answers its first row; null if there is none. */
export async function firstOf<Row>(
  db: Queryable,
  schema: z.ZodType<Row>,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row | null> {
  const [first] = await rows(db, schema, sql, parameters);
  return first ?? null;
}

/** Runs such a statement and answers its first row. Throws if there is none. */
export async function only<Row>(
  db: Queryable,
  schema: z.ZodType<Row>,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row> {
  const row = await firstOf(db, schema, sql, parameters);
  if (row === null) throw new Error(`the statement returned no row but must return one: ${sql.trim().slice(0, 80)}`);
  return row;
}

const changeAnswer = z.tuple([z.array(z.unknown()), z.number()]);

/**
 * Runs an UPDATE or DELETE and answers the number of rows changed. TypeORM returns `[rows, count]` for these two alone.
 */
export async function change(db: Queryable, sql: string, parameters: readonly unknown[] = []): Promise<number> {
  const [, count] = changeAnswer.parse(await db.query(sql, [...parameters]));
  return count;
}
