import { z } from 'zod';
import type { EntityManager } from 'typeorm';

/** A transaction in progress: what every function of the store works on. */
export type Tx = EntityManager;

/** Whatever can run SQL: a transaction, or a data source where one statement is enough. */
export interface Queryable {
  query(sql: string, parameters?: unknown[]): Promise<unknown>;
}

/** Runs a statement that answers rows (SELECT, or INSERT … RETURNING) and checks each of them. */
export async function rows<Row>(
  db: Queryable,
  schema: z.ZodType<Row>,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  return z.array(schema).parse(await db.query(sql, [...parameters]));
}

/** The first row, or null. */
export async function firstOf<Row>(
  db: Queryable,
  schema: z.ZodType<Row>,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row | null> {
  const [first] = await rows(db, schema, sql, parameters);
  return first ?? null;
}

/** The one row that must be there. */
export async function only<Row>(
  db: Queryable,
  schema: z.ZodType<Row>,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row> {
  const row = await firstOf(db, schema, sql, parameters);
  if (row === null) throw new Error(`no row where one must be: ${sql.trim().slice(0, 80)}`);
  return row;
}

const changeAnswer = z.tuple([z.array(z.unknown()), z.number()]);

/** Runs an UPDATE or DELETE and answers how many rows it touched (TypeORM answers `[rows, count]` to those two alone). */
export async function change(db: Queryable, sql: string, parameters: readonly unknown[] = []): Promise<number> {
  const [, count] = changeAnswer.parse(await db.query(sql, [...parameters]));
  return count;
}
