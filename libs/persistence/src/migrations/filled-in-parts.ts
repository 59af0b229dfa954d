import type { QueryRunner } from 'typeorm';

/** Matters of one part: a transition of one of them waits no longer than its part takes. */
const AT_ONCE = 200;

type Rows = readonly { readonly id: string }[];

/**
 * Runs a statement with the ids of all matters as `$1`, so many at a time, each part in a transaction that holds its matters:
 * what a transition writes meanwhile stands before or after the part. A part waits for no transition, so that none can wait
 * for it in turn; matters that were held come last, one by one. The statement must do no harm when it comes again.
 */
export async function filledInParts(runner: QueryRunner, sql: string): Promise<void> {
  const heldByOthers: string[] = [];
  for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
    const part = (await runner.query(`SELECT id FROM matter WHERE id > $1 ORDER BY id LIMIT ${String(AT_ONCE)}`, [
      last,
    ])) as Rows;
    const end = part.at(-1);
    if (!end) break;
    const ids = part.map(({ id }) => id);
    const filled = new Set(await fill(runner, sql, ids, 'SKIP LOCKED'));
    heldByOthers.push(...ids.filter((id) => !filled.has(id)));
    last = end.id;
  }
  for (const id of heldByOthers) await fill(runner, sql, [id], '');
}

/** Fills those of the matters that can be held, and answers their ids. */
async function fill(
  runner: QueryRunner,
  sql: string,
  ids: readonly string[],
  waiting: 'SKIP LOCKED' | '',
): Promise<readonly string[]> {
  await runner.startTransaction();
  try {
    const held = (await runner.query(
      `SELECT id FROM matter WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE ${waiting}`,
      [ids],
    )) as Rows;
    const holding = held.map(({ id }) => id);
    if (holding.length > 0) await runner.query(sql, [holding]);
    await runner.commitTransaction();
    return holding;
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  }
}
