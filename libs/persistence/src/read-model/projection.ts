import { z } from 'zod';
import { projectionRows, type Projected } from './projection-rows.js';
import { COLUMNS, KEYS, type ReadRow, type ReadRows, type ReadTable } from './tables.js';
import type { Changes } from '../connection/changes.js';
import { change, rows, type Queryable, type Tx } from '../connection/sql.js';

/** Adds the result of a transition. It changes rows of its own matter only. */
export function saveProjection(changes: Changes, projected: Projected): void {
  const fresh = projectionRows(projected);
  const { matterId } = projected.projection.matter;
  upsert(changes, 'matter', fresh.matter);
  upsert(changes, 'clock', fresh.clock);
  append(changes, 'clock_recount', fresh.clock_recount);
  replace(changes, 'task', matterId, fresh.task);
  upsert(changes, 'alert', fresh.alert);
  append(changes, 'alert_recipient', fresh.alert_recipient);
  const { grant, outage, breach, body, office, delegation, recusal } = projected.projection.sideTables;
  for (const table of ['division', 'department', 'account'] as const) upsert(changes, table, fresh[table]);
  upsert(changes, 'catalog_entry', fresh.catalog_entry);
  upsert(changes, 'catalog_entry_version', fresh.catalog_entry_version);
  if (grant !== undefined) publish(changes, 'entry_grant', matterId, fresh.entry_grant);
  if (outage !== undefined) publish(changes, 'outage', matterId, fresh.outage);
  if (breach !== undefined) publish(changes, 'breach_standing', matterId, fresh.breach_standing);
  if (body !== undefined) publish(changes, 'working_body', matterId, fresh.working_body);
  if (office !== undefined) publish(changes, 'appointment', matterId, fresh.appointment);
  if (delegation !== undefined) publish(changes, 'delegation', matterId, fresh.delegation);
  if (recusal !== undefined) publish(changes, 'recusal', matterId, fresh.recusal);
  for (const { clockId, seq, at, levels } of projected.projection.withdrawals) {
    changes.add(
      `UPDATE alert SET withdrawn_at = $4
       WHERE matter = $1 AND clock_id = $2 AND seq < $3 AND level = ANY($5) AND withdrawn_at IS NULL`,
      matterId,
      clockId,
      seq,
      at,
      levels,
    );
  }
}

/**
 * Deletes a matter and its dependent rows from the read model. Divisions, departments and accounts stay, because other
 * matters name them; the projection overwrites them.
 */
export async function forgetMatter(tx: Tx, matterId: string): Promise<void> {
  await change(tx, `DELETE FROM matter WHERE id = $1`, [matterId]);
  await change(tx, `DELETE FROM catalog_entry_version WHERE entry_id = $1`, [matterId]);
  await change(tx, `DELETE FROM catalog_entry WHERE entry_id = $1`, [matterId]);
  await change(tx, `DELETE FROM working_body WHERE matter = $1`, [matterId]);
  await change(tx, `DELETE FROM appointment WHERE matter = $1`, [matterId]);
  await change(tx, `DELETE FROM delegation WHERE matter = $1`, [matterId]);
  await change(tx, `DELETE FROM recusal WHERE matter = $1`, [matterId]);
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
    division: await read('division', 'matter = $1'),
    department: await read('department', 'matter = $1'),
    working_body: await read('working_body', 'matter = $1'),
    account: await read('account', 'matter = $1'),
    appointment: await read('appointment', 'matter = $1'),
    delegation: await read('delegation', 'matter = $1'),
    recusal: await read('recusal', 'matter = $1'),
  };
}

function upsert(changes: Changes, table: ReadTable, fresh: readonly ReadRow[]): void {
  const key = KEYS[table];
  const others = COLUMNS[table].filter((column) => !key.includes(column));
  const update = others.map((column) => `${column} = EXCLUDED.${column}`).join(', ');
  insert(changes, table, fresh, `ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${update}`);
}

const append = (changes: Changes, table: ReadTable, fresh: readonly ReadRow[]): void => {
  insert(changes, table, fresh, 'ON CONFLICT DO NOTHING');
};

/** Keeps of the matter's rows those of the fresh ones, so that no row is both deleted and written. */
function replace(changes: Changes, table: ReadTable, matterId: string, fresh: readonly ReadRow[]): void {
  const kept = fresh.map(({ id }) => id);
  changes.add(`DELETE FROM ${table} WHERE matter = $1 AND id <> ALL($2::uuid[])`, matterId, kept);
  upsert(changes, table, fresh);
}

/** Writes the one row that a matter publishes in a side table, or removes it. */
function publish(changes: Changes, table: ReadTable, matterId: string, fresh: readonly ReadRow[]): void {
  if (fresh.length > 0) upsert(changes, table, fresh);
  else changes.add(`DELETE FROM ${table} WHERE matter = $1`, matterId);
}

function insert(changes: Changes, table: ReadTable, fresh: readonly ReadRow[], onConflict: string): void {
  if (fresh.length === 0) return;
  const columns = COLUMNS[table].join(', ');
  changes.add(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb) ${onConflict}`,
    JSON.stringify(fresh),
  );
}
