import { z } from 'zod';
import { IMPORTED_TABLES, wrongInput } from '#libs/domain';
import { setImmediate as turn } from 'node:timers/promises';
import type { ImportedRows } from './imported-rows.js';

/** Maximum size of a JSON file, in bytes: a parsed one takes several times as much memory. */
const MAX_JSON_BYTES = 16 * 1024 * 1024;
/** Rows read before the event loop serves others. */
const AT_A_TIME = 200;

const list = z.array(z.unknown()).default([]);
const tables = z.strictObject({
  divisions: list,
  departments: list,
  workingBodies: list,
  accounts: list,
  offices: list,
});

/** Reads an object with a list for each table, its fields named as in the API. Rows are counted from 1. */
export async function readJson(file: string, bytes: Buffer, rows: ImportedRows): Promise<void> {
  const whole = { file, sheet: null };
  if (bytes.length > MAX_JSON_BYTES) return rows.fault(whole, null, null, 'JSON 文件超过 16 MiB，请拆分为几个文件');
  const given = tables.safeParse(parsed(bytes), { error: wrongInput });
  if (!given.success)
    return rows.fault(whole, null, null, `应为 JSON 对象，其中的列表为 ${IMPORTED_TABLES.join('、')}，没有的可以省略`);
  for (const table of IMPORTED_TABLES) {
    const source = { file, sheet: table, columnOf: (field: string) => field };
    for (const [place, draft] of given.data[table].entries()) {
      if (place % AT_A_TIME === 0) await turn();
      if (!rows.add(table, draft, source, place + 1)) return;
    }
  }
}

/** The value of a text in UTF-8; undefined for what is no JSON. */
function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
