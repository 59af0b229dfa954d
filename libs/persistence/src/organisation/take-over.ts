import { v5 as uuidv5 } from 'uuid';
import { z } from 'zod';
import type { ImportedRecord } from '#libs/domain';
import { change, rows, type Queryable } from '../connection/sql.js';
import { readAdministration } from './there.js';

const fields = z.object({ fields: z.record(z.string(), z.unknown()) });

/** Table, process, key and the payload of the reaction, of each kind of record; each may name those before it. */
const KINDS = [
  [
    'division',
    'division',
    'code',
    `jsonb_build_object('code', code, 'name', name, 'level', level, 'parentCode', parent_code)`,
  ],
  [
    'department',
    'department',
    'id',
    `jsonb_build_object('id', id, 'name', name, 'divisionCode', division_code, 'uscc', uscc, 'frontCode', front_code,
       'kind', kind)`,
  ],
  [
    'working_body',
    'working-body',
    `department_id || ' ' || valid_from`,
    `jsonb_build_object('departmentId', department_id, 'name', name, 'from', valid_from, 'until', valid_to)`,
  ],
  ['account', 'account', 'id', `jsonb_build_object('accountId', id, 'personId', person_id)`],
  [
    'appointment',
    'office-grant',
    `account_id || ' ' || role || ' ' || department_id || ' ' || valid_from`,
    `jsonb_build_object('accountId', account_id,
       'personId', (SELECT person_id FROM account a WHERE a.id = account_id), 'role', role,
       'departmentId', department_id, 'from', valid_from, 'until', valid_to, 'auditedDivisions', audited_divisions)`,
  ],
] as const;

/** UUID namespace of the matters that take over rows without a history. */
const TAKEN_OVER = uuidv5('zhengshu:organisation', uuidv5.URL);

/**
 * Gives the rows that an earlier release registered the ids of the matters that will keep them, so that these overwrite
 * the rows. Repeatable; to be followed by the reactions of {@link recordsWithoutMatter}.
 */
export async function giveMatters(db: Queryable): Promise<void> {
  for (const [table, process, key] of KINDS) {
    const row = z.object({ key: z.string() });
    for (const { key: value } of await rows(db, row, `SELECT ${key} AS key FROM ${table} WHERE matter IS NULL`))
      await change(db, `UPDATE ${table} SET matter = $2 WHERE ${key} = $1`, [
        value,
        uuidv5(`${process} ${value}`, TAKEN_OVER),
      ]);
  }
}

/** Loads the records whose matter has not begun, with what begins it; none where nobody administers the organisation. */
export async function recordsWithoutMatter(db: Queryable): Promise<readonly ImportedRecord[]> {
  const administration = await readAdministration(db);
  if (administration === null) return [];
  const records: ImportedRecord[] = [];
  for (const [table, process, , payload] of KINDS) {
    const found = await rows(
      db,
      fields.extend({ matterId: z.string() }),
      `SELECT ${payload} AS fields, t.matter AS "matterId" FROM ${table} t
       WHERE t.matter IS NOT NULL AND NOT EXISTS (SELECT FROM matter m WHERE m.id = t.matter) ORDER BY 2`,
    );
    const origin = { kind: 'TAKEN_OVER' };
    for (const { matterId, fields: own } of found)
      records.push({ process, matterId, reaction: 'record', payload: { ...own, administration, origin } });
  }
  return records;
}
