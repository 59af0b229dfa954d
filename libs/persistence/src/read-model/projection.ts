import { z } from 'zod';
import { projectionRows, type Projected } from './projection-rows.js';
import { COLUMNS, KEYS, type ReadRow, type ReadRows, type ReadTable } from './tables.js';
import { change, rows, type Queryable, type Tx } from '../connection/sql.js';

/** Saves the result of a transition. It writes rows of its own matter only. */
export async function saveProjection(tx: Tx, projected: Projected): Promise<void> {
  const fresh = projectionRows(projected);
  const { matterId } = projected.projection.matter;
  await upsert(tx, 'matter', fresh.matter);
  await upsert(tx, 'clock', fresh.clock);
  await append(tx, 'clock_recount', fresh.clock_recount);
  await replace(tx, 'task', matterId, fresh.task);
  await upsert(tx, 'alert', fresh.alert);
  await append(tx, 'alert_recipient', fresh.alert_recipient);
  const { grant, outage, breach } = projected.projection.sideTables;
  await upsert(tx, 'catalog_entry', fresh.catalog_entry);
  await upsert(tx, 'catalog_entry_version', fresh.catalog_entry_version);
  if (grant !== undefined) await publish(tx, 'entry_grant', matterId, fresh.entry_grant);
  if (outage !== undefined) await publish(tx, 'outage', matterId, fresh.outage);
  if (breach !== undefined) await publish(tx, 'breach_standing', matterId, fresh.breach_standing);
  for (const { clockId, seq, at, levels } of projected.projection.withdrawals) {
    await change(
      tx,
      `UPDATE alert SET withdrawn_at = $4
       WHERE matter = $1 AND clock_id = $2 AND seq < $3 AND level = ANY($5) AND withdrawn_at IS NULL`,
      [matterId, clockId, seq, at, levels],
    );
  }
}

/** Deletes the rows of a matter and writes them again; the projection must hold the rows of all of its events. */
export async function replaceProjection(tx: Tx, projected: Projected): Promise<void> {
  await forgetMatter(tx, projected.projection.matter.matterId);
  await saveProjection(tx, projected);
}

/** Deletes a matter and its dependent rows from the read model. */
export async function forgetMatter(tx: Tx, matterId: string): Promise<void> {
  await change(tx, `DELETE FROM matter WHERE id = $1`, [matterId]);
  await change(tx, `DELETE FROM catalog_entry_version WHERE entry_id = $1`, [matterId]);
  await change(tx, `DELETE FROM catalog_entry WHERE entry_id = $1`, [matterId]);
}

/** Loads the stored rows of a matter, in no particular order. */
export async function readProjection(db: Queryable, matterId: string): Promise<ReadRows> {
  const row = z.record(z.string(), z.unknown());
  const read = (table: ReadTable, where: string): Promise<ReadRow[]> =>
    rows(db, row, `SELECT ${COLUMNS[table].join(', ')} FROM ${table} WHERE ${where}`, [matterId]);
  return {
    matter: await read('matter', 'id = $1'),
    clock: await read('clock', 'matter = $1'),
    clock_recount: await read('clock_recount', 'matter = $1'),
    task: await read('task', 'matter = $1'),
    alert: await read('alert', 'matter = $1'),
    alert_recipient: await read('alert_recipient', 'alert IN (SELECT id FROM alert WHERE matter = $1)'),
    catalog_entry: await read('catalog_entry', 'entry_id = $1'),
    catalog_entry_version: await read('catalog_entry_version', 'entry_id = $1'),
    entry_grant: await read('entry_grant', 'matter = $1'),
    outage: await read('outage', 'matter = $1'),
    breach_standing: await read('breach_standing', 'matter = $1'),
  };
}

async function upsert(tx: Tx, table: ReadTable, fresh: readonly ReadRow[]): Promise<void> {
  const key = KEYS[table];
  const others = COLUMNS[table].filter((column) => !key.includes(column));
  const update = others.map((column) => `${column} = EXCLUDED.${column}`).join(', ');
  await insert(tx, table, fresh, `ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${update}`);
}

const append = (tx: Tx, table: ReadTable, fresh: readonly ReadRow[]): Promise<void> =>
  insert(tx, table, fresh, 'ON CONFLICT DO NOTHING');

async function replace(tx: Tx, table: ReadTable, matterId: string, fresh: readonly ReadRow[]): Promise<void> {
  await change(tx, `DELETE FROM ${table} WHERE matter = $1`, [matterId]);
  await insert(tx, table, fresh, '');
}

/** Writes the one row that a matter publishes in a side table, or removes it; one statement either way. */
async function publish(tx: Tx, table: ReadTable, matterId: string, fresh: readonly ReadRow[]): Promise<void> {
  if (fresh.length > 0) await upsert(tx, table, fresh);
  else await change(tx, `DELETE FROM ${table} WHERE matter = $1`, [matterId]);
}

async function insert(tx: Tx, table: ReadTable, fresh: readonly ReadRow[], onConflict: string): Promise<void> {
  if (fresh.length === 0) return;
  const columns = COLUMNS[table].join(', ');
  await tx.query(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb) ${onConflict}`,
    [JSON.stringify(fresh)],
  );
}
