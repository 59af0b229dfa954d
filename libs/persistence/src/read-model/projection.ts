import { z } from 'zod';
import {
  OVERDUE_LEVELS,
  PARTY_COLUMNS,
  projectionRows,
  withdrawals,
  type Projected,
  type ReadRows,
  type ReadTable,
} from './projection-rows.js';
import type { ReadRow } from './tables.js';
import { change, rows, type Queryable, type Tx } from '../connection/sql.js';

/** Columns of the read model; what the database derives itself is not among them. */
const COLUMNS: Readonly<Record<ReadTable, readonly string[]>> = {
  matter: [
    'id',
    'process',
    'number',
    'title',
    'catalog_code',
    'state',
    'since',
    'seq',
    'head_hash',
    'definition_version',
    'folded',
    ...Object.values(PARTY_COLUMNS),
    'open_to_parties',
    'closed',
    'due_at',
    'wake_at',
    'wake_for',
    'urgency',
  ],
  clock: [
    'id',
    'matter',
    'clock_id',
    'kind',
    'clause',
    'breach_clause',
    'responsible',
    'other_party',
    'state',
    'day0',
    'working_days',
    'last_day',
    'due_at',
    'started_at',
    'met_at',
    'provisional',
    'calendar_version',
    'policy_version',
  ],
  clock_recount: [
    'matter',
    'seq',
    'clock_id',
    'version',
    'version_before',
    'last_day',
    'last_day_before',
    'due_at',
    'due_before',
    'provisional',
    'provisional_before',
    'at',
  ],
  task: ['id', 'matter', 'command', 'department_id', 'roles', 'assignees', 'clock_id', 'due_at'],
  alert: ['id', 'matter', 'seq', 'clock_id', 'level', 'text', 'at', 'due_at', 'late', 'breach_clause', 'withdrawn_at'],
  alert_recipient: ['alert', 'department_id', 'role'],
  catalog_entry: ['entry_id', 'catalog_code', 'provider', 'state', 'name', 'version', 'content', 'open_updates'],
  catalog_entry_version: [
    'entry_id',
    'version',
    'effective_from',
    'effective_to',
    'content',
    'effective_at',
    'superseded_at',
    'stated',
    'content_hash',
    'notice_no',
    'update_id',
  ],
};

/** What tells the rows of a table apart. */
const KEYS: Readonly<Record<ReadTable, readonly string[]>> = {
  matter: ['id'],
  clock: ['id'],
  clock_recount: ['matter', 'seq'],
  task: ['id'],
  alert: ['id'],
  alert_recipient: ['alert', 'department_id', 'role'],
  catalog_entry: ['entry_id'],
  catalog_entry_version: ['entry_id', 'version'],
};

/** Writes what a transition changed, in rows of its own matter only. */
export async function saveProjection(tx: Tx, projected: Projected): Promise<void> {
  const fresh = projectionRows(projected);
  const { matterId } = projected.projection.matter;
  await upsert(tx, 'matter', fresh.matter);
  await upsert(tx, 'clock', fresh.clock);
  await append(tx, 'clock_recount', fresh.clock_recount);
  await replace(tx, 'task', matterId, fresh.task);
  await upsert(tx, 'alert', fresh.alert);
  await append(tx, 'alert_recipient', fresh.alert_recipient);
  await upsert(tx, 'catalog_entry', fresh.catalog_entry);
  await upsert(tx, 'catalog_entry_version', fresh.catalog_entry_version);
  for (const { clockId, seq, at } of withdrawals(projected.appended)) {
    await change(
      tx,
      `UPDATE alert SET withdrawn_at = $4
       WHERE matter = $1 AND clock_id = $2 AND seq < $3 AND level = ANY($5) AND withdrawn_at IS NULL`,
      [matterId, clockId, seq, at, OVERDUE_LEVELS],
    );
  }
}

/** Forgets the rows of a matter and writes them anew; `appended` holds all of its events. */
export async function replaceProjection(tx: Tx, projected: Projected): Promise<void> {
  await forgetMatter(tx, projected.projection.matter.matterId);
  await saveProjection(tx, projected);
}

/** Removes a matter from the read model, with all that hangs on it. */
export async function forgetMatter(tx: Tx, matterId: string): Promise<void> {
  await change(tx, `DELETE FROM matter WHERE id = $1`, [matterId]);
  await change(tx, `DELETE FROM catalog_entry_version WHERE entry_id = $1`, [matterId]);
  await change(tx, `DELETE FROM catalog_entry WHERE entry_id = $1`, [matterId]);
}

/** The rows of a matter as they stand, in the order in which `sorted` gives them. */
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

async function insert(tx: Tx, table: ReadTable, fresh: readonly ReadRow[], onConflict: string): Promise<void> {
  if (fresh.length === 0) return;
  const columns = COLUMNS[table].join(', ');
  await tx.query(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb) ${onConflict}`,
    [JSON.stringify(fresh)],
  );
}
