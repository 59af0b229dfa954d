import type { Queryable } from './sql.js';

/**
 * Changes of several tables that are made in one statement, which costs one round trip. Each sees the database as it was
 * before the statement: no change may rely on another one, and no two may touch the same row. Foreign keys are checked
 * when the statement ends.
 */
export class Changes {
  private readonly statements: string[] = [];
  private readonly parameters: unknown[] = [];

  /** Adds an INSERT, UPDATE or DELETE with parameters of its own, `$1` and on. */
  add(sql: string, ...parameters: readonly unknown[]): this {
    const before = this.parameters.length;
    this.parameters.push(...parameters);
    this.statements.push(sql.replace(/\$(\d+)/g, (_, n: string) => `$${String(before + Number(n))}`));
    return this;
  }

  /** Makes the changes; nothing is sent where there are none. */
  async make(db: Queryable): Promise<void> {
    if (this.statements.length === 0) return;
    const parts = this.statements.map((sql, n) => `change_${String(n)} AS (${sql})`);
    await db.query(`WITH ${parts.join(', ')} SELECT`, this.parameters);
  }
}

/** Makes the changes that `collect` adds, and answers what it answers. */
export async function changing<Result>(db: Queryable, collect: (changes: Changes) => Result): Promise<Result> {
  const changes = new Changes();
  const result = collect(changes);
  await changes.make(db);
  return result;
}
