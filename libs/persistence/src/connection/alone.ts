import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { only } from './sql.js';

const locked = z.object({ locked: z.boolean() });

/**
 * Does work that no other process does at the same time; returns null at once where one does. The lock belongs to a
 * connection of its own: it ends with the process, and work that lasts longer than a transaction may keep it.
 */
export async function alone<Result>(
  database: DataSource,
  name: string,
  work: () => Promise<Result>,
): Promise<Result | null> {
  const holder = database.createQueryRunner();
  await holder.connect();
  try {
    const lock = `SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS locked`;
    if (!(await only(holder, locked, lock, [name])).locked) return null;
    try {
      return await work();
    } finally {
      await holder.query(`SELECT pg_advisory_unlock(hashtextextended($1, 0))`, [name]);
    }
  } finally {
    await holder.release();
  }
}
