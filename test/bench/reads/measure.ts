import pg from 'pg';
import { LARGEST } from './country.js';
import { LIMITS, MOST_TIMES, READS, type Answer, type Read, type Reader } from './reads.js';

/** Requests of each read; fewer where they take longer than this together, and none is waited for any longer. */
const REQUESTS = 30;
const PATIENCE_MS = 20_000;
/** Tables of which no page may read every row. */
const LARGE = [
  'matter',
  'matter_concern',
  'tally_matter',
  'clock',
  'event',
  'alert',
  'alert_recipient',
  'inbox_item',
  'figure_span',
  'task',
  'command',
];

/** Where the API and its database are. */
export interface Place {
  readonly url: string;
  readonly ownerUrl: string;
  readonly administratorUrl: string;
}

/** What a read took for one kind of reader. Times in ms. */
export interface Measured {
  readonly read: Read;
  readonly who: string;
  readonly requests: number;
  /** Answers other than 200. */
  readonly failed: number;
  readonly p50: number;
  readonly p95: number;
  /** Time of all statements of one request in PostgreSQL. */
  readonly database: number;
  /** Time of the bare SQL of the same rows; null where there is none. */
  readonly bare: number | null;
  /** Large tables that a statement read from end to end. */
  readonly scanned: readonly string[];
}

/** Readers by kind: some persons of each, with some matters that they see. */
export async function readersOf(administrator: pg.Client): Promise<ReadonlyMap<string, readonly Reader[]>> {
  const people = async (sql: string): Promise<readonly Reader[]> => {
    const { rows } = await administrator.query<{ account: string; departmentId: string }>(sql);
    const readers: Reader[] = [];
    for (const row of rows) readers.push({ ...row, matterIds: await shown(row.departmentId) });
    return readers.filter(({ matterIds }) => matterIds.length > 0);
  };
  // Not by the list, which may be too slow to answer: a department's own matters, or some of the province.
  const shown = async (departmentId: string): Promise<readonly string[]> => {
    const { rows } = await administrator.query<{ id: string }>(
      `(SELECT id FROM matter WHERE provider = $1 AND open_to_parties LIMIT 50)
       UNION ALL (SELECT id FROM matter WHERE provider LIKE $2 AND open_to_parties
         AND NOT EXISTS (SELECT FROM matter WHERE provider = $1 AND open_to_parties) LIMIT 50)`,
      [departmentId, `D${LARGEST.slice(0, 2)}%`],
    );
    return rows.map(({ id }) => id);
  };
  const select = (role: string, level: string): string =>
    `SELECT p.account_id AS account, p.department_id AS "departmentId" FROM appointment p
     JOIN department d ON d.id = p.department_id JOIN division v ON v.code = d.division_code
     WHERE p.role = '${role}' AND v.level = '${level}' AND d.kind <> 'AUTHORITY'`;
  return new Map([
    ['handler', await people(`${select('WB_HANDLER', 'COUNTY')} ORDER BY md5(p.account_id) LIMIT 10`)],
    [
      'lead',
      await people(
        `${select('WB_LEAD', 'PROVINCIAL')} AND d.division_code = '${LARGEST}'
         ORDER BY (SELECT count(*) FROM matter m WHERE m.provider = d.id) DESC LIMIT 3`,
      ),
    ],
    [
      'supervisor',
      await people(
        `SELECT account_id AS account, department_id AS "departmentId" FROM appointment p
         WHERE role = 'SA_SUPERVISOR' AND department_id LIKE 'D${LARGEST}%'`,
      ),
    ],
    [
      'auditor',
      await people(`SELECT account_id AS account, department_id AS "departmentId" FROM appointment
        WHERE role = 'AUDITOR' AND audited_divisions = '{*}'`),
    ],
  ]);
}

/** Measures each read for each kind of reader, and calls `done` after each. */
export async function measure(place: Place, done: (measured: Measured) => void): Promise<void> {
  const administrator = new pg.Client({ connectionString: place.administratorUrl });
  const owner = new pg.Client({ connectionString: place.ownerUrl });
  await Promise.all([administrator.connect(), owner.connect()]);
  try {
    await administrator.query(`ALTER SYSTEM SET pg_stat_statements.track_planning = on`);
    await explaining(administrator, false);
    for (const [who, readers] of await readersOf(administrator))
      for (const read of READS)
        if (!read.not?.includes(who)) done(await measureRead({ place, administrator, owner, who, readers }, read));
  } finally {
    await Promise.all([administrator.end(), owner.end()]);
  }
}

interface Measuring {
  readonly place: Place;
  readonly administrator: pg.Client;
  readonly owner: pg.Client;
  readonly who: string;
  readonly readers: readonly Reader[];
}

async function measureRead({ place, administrator, owner, who, readers }: Measuring, read: Read): Promise<Measured> {
  const readerOf = (n: number): Reader => {
    const reader = readers[n % readers.length];
    if (!reader) throw new Error(`nobody is a ${who}`);
    return reader;
  };
  await ask(place, readerOf(REQUESTS).account, read.path(REQUESTS, readerOf(REQUESTS))); // warms up
  await administrator.query(`SELECT pg_stat_statements_reset()`);
  const times: number[] = [];
  const asked: (readonly [Reader, Answer])[] = [];
  let failed = 0;
  for (let n = 0, spent = 0; n < REQUESTS && spent < PATIENCE_MS; n++) {
    const reader = readerOf(n);
    const began = performance.now();
    const { status, body } = await ask(place, reader.account, read.path(n, reader));
    const time = performance.now() - began;
    spent += time;
    times.push(time);
    if (status === 200) asked.push([reader, body]);
    else failed += 1;
  }
  const database = (await spentBy(administrator, 'zhengshu_app')) / times.length;
  let bare: number | null = null;
  if (read.bare && asked.length > 0) {
    for (const [reader, answer] of asked) {
      const [text, ...values] = read.bare(reader, answer);
      await owner.query({ text, values, name: `${who} ${read.name}` });
    }
    bare = (await spentBy(administrator, 'zhengshu_owner')) / asked.length;
  }
  const scanned = await scannedBy(administrator, () => ask(place, readerOf(1).account, read.path(1, readerOf(1))));
  const sorted = times.sort((a, b) => a - b);
  const at = (part: number): number => sorted[Math.ceil(part * sorted.length) - 1] ?? NaN;
  return { read, who, requests: times.length, failed, p50: at(0.5), p95: at(0.95), database, bare, scanned };
}

const tokens = new Map<string, string>();

async function ask(place: Place, account: string, path: string): Promise<{ status: number; body: Answer }> {
  let token = tokens.get(account);
  if (token === undefined) {
    const signedIn = await fetch(`${place.url}/api/v1/rehearsal/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account }),
    });
    ({ accessToken: token } = (await signedIn.json()) as { accessToken: string });
    tokens.set(account, token);
  }
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const request = (): Promise<Response> =>
    fetch(`${place.url}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` }, signal });
  try {
    // The API closes a connection on which nothing was asked for a while; a request may just have taken it.
    const answer = await request().catch(request);
    return { status: answer.status, body: (await answer.json()) as Answer };
  } catch (error) {
    if (signal.aborted) return { status: 0, body: {} };
    throw error;
  }
}

/** Time of planning and execution of all statements of a role since the reset, in ms. */
async function spentBy(administrator: pg.Client, role: string): Promise<number> {
  const { rows } = await administrator.query<{ time: number }>(
    `SELECT coalesce(sum(total_plan_time + total_exec_time), 0) AS time FROM pg_stat_statements
     WHERE userid = $1::regrole AND dbid = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    [role],
  );
  return rows[0]?.time ?? NaN;
}

/** Writes the plans of all statements into the log, or of none. */
async function explaining(administrator: pg.Client, isOn: boolean): Promise<void> {
  await administrator.query(`ALTER SYSTEM SET auto_explain.log_min_duration = ${isOn ? 0 : -1}`);
  await administrator.query(`ALTER SYSTEM SET auto_explain.log_nested_statements = on`);
  await administrator.query(`SELECT pg_reload_conf()`);
}

/** Names the large tables that the statements of a request read from end to end, as their plans in the log say. */
async function scannedBy(administrator: pg.Client, request: () => Promise<unknown>): Promise<readonly string[]> {
  const size = async (): Promise<number> => {
    const { rows } = await administrator.query<{ size: string }>(`SELECT size FROM pg_stat_file('server.log')`);
    return Number(rows[0]?.size);
  };
  await explaining(administrator, true);
  const began = await size();
  // The connections of the API hear of the setting with their next statement, at the latest after the first request.
  await request();
  await request();
  const ended = await size();
  await explaining(administrator, false);
  const { rows } = await administrator.query<{ log: string }>(`SELECT pg_read_file('server.log', $1, $2) AS log`, [
    began,
    Math.min(ended - began, 50_000_000),
  ]);
  const found = (rows[0]?.log ?? '').matchAll(/Seq Scan on (\w+)/g);
  return [...new Set([...found].map(([, table]) => table ?? ''))].filter((table) => LARGE.includes(table));
}

/** True if the read keeps all its limits. */
export function isMet({ read, failed, p95, database, bare, scanned }: Measured): boolean {
  const times = bare === null ? 0 : database / bare;
  return failed === 0 && p95 <= LIMITS[read.kind] && times <= MOST_TIMES && scanned.length === 0;
}

/** Returns the figures as a Markdown table. */
export function tableOf(all: readonly Measured[]): string {
  const ms = (time: number): string => String(Number(time.toPrecision(3)));
  const rows = all.map((one) => {
    const { read, who, requests, failed, p50, p95, database, bare, scanned } = one;
    const times = bare === null ? '' : ms(database / bare);
    const asked = failed > 0 ? `${requests} (${failed} failed)` : String(requests);
    const met = isMet(one) ? 'yes' : '**no**';
    return `| ${[who, read.name, asked, ms(p50), ms(p95), `≤ ${LIMITS[read.kind]}`, ms(database), bare === null ? '' : ms(bare), times, scanned.join(', '), met].join(' | ')} |`;
  });
  const head = [
    'reader',
    'read',
    'requests',
    'p50 ms',
    'p95 ms',
    'target',
    'PostgreSQL ms',
    'bare ms',
    `times (≤ ${MOST_TIMES})`,
    'scanned',
    'met',
  ];
  return [`| ${head.join(' | ')} |`, `|${'---|'.repeat(head.length)}`, ...rows].join('\n');
}
