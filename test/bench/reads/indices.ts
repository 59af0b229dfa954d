import pg from 'pg';

/** Tables that hold most rows. */
const TABLES = [
  'event',
  'matter',
  'matter_concern',
  'figure_span',
  'figure_pattern',
  'clock',
  'clock_recount',
  'task',
  'alert',
  'alert_recipient',
  'inbox_item',
  'command',
  'outbox',
  'document',
  'document_citation',
  'entry_grant',
  'breach_standing',
  'catalog_entry',
  'catalog_entry_version',
];

/** Connections that build indices at once. */
const AT_ONCE = 2;

interface Part {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/**
 * Drops the indices, keys and references of the large tables, and switches their triggers off. Returns what makes them again
 * by their own definitions, and gathers statistics.
 */
export async function withoutIndices(
  url: string,
  client: pg.Client,
): Promise<(say: (line: string) => void) => Promise<void>> {
  const { rows: constraints } = await client.query<Part & { kind: string }>(
    `SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS definition, contype AS kind
     FROM pg_constraint
     WHERE contype IN ('p', 'u', 'x', 'f')
       AND (conrelid = ANY ($1::text[]::regclass[]) OR confrelid = ANY ($1::text[]::regclass[]))
     ORDER BY contype = 'f' DESC`,
    [TABLES],
  );
  for (const { table, name } of constraints) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  const { rows: indices } = await client.query<Part>(
    `SELECT indrelid::regclass::text AS table, indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition
     FROM pg_index WHERE indrelid = ANY ($1::text[]::regclass[])`,
    [TABLES],
  );
  for (const { name } of indices) await client.query(`DROP INDEX ${name}`);
  for (const table of TABLES) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  return (say) => rebuild(url, constraints, indices, say);
}

async function rebuild(
  url: string,
  constraints: readonly (Part & { readonly kind: string })[],
  indices: readonly Part[],
  say: (line: string) => void,
): Promise<void> {
  const keyed = ({ table, name, definition }: Part) =>
    [table, `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`] as const;
  const keys = constraints.filter(({ kind }) => kind !== 'f').map(keyed);
  const references = constraints.filter(({ kind }) => kind === 'f').map(keyed);
  // One table at a time and connection: a key locks its table.
  const byTable = new Map<string, string[]>();
  for (const [table, sql] of [...keys, ...indices.map(({ table, definition }) => [table, definition] as const)])
    byTable.set(table, [...(byTable.get(table) ?? []), sql]);
  const jobs = [...byTable]
    .sort(([a], [b]) => TABLES.indexOf(a) - TABLES.indexOf(b))
    .map(([, statements]) => statements);
  await inParallel(url, jobs);
  say('indices are built');
  await inParallel(url, [TABLES.map((table) => `ALTER TABLE ${table} ENABLE TRIGGER USER`)]);
  await inParallel(url, [references.map(([, sql]) => sql)]);
  await inParallel(
    url,
    TABLES.map((table) => [`VACUUM (ANALYZE, FREEZE) ${table}`]),
  );
  await inParallel(url, [['ANALYZE']]);
  say('references are checked, statistics gathered');
}

/** Runs lists of statements, some lists at once. */
async function inParallel(url: string, jobs: readonly (readonly string[])[]): Promise<void> {
  const waiting = [...jobs];
  const work = async (): Promise<void> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(`SET maintenance_work_mem = '768MB'`);
    for (let job = waiting.shift(); job; job = waiting.shift()) for (const sql of job) await client.query(sql);
    await client.end();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
