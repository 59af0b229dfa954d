import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { DevPostgres, freePort } from '../../../infra/dev/index.js';
import { migrate } from '../../../infra/dev/steps.js';
import { projectStream } from '../../../infra/operations/refold.js';
import { UNLIMITED } from '../../../infra/operations/unlimited.js';
import { createDataSource, verify } from '#libs/persistence';
import { withRole } from '../../support/database.js';
import { until } from '../../support/until.js';
import { Program } from '../harness/program.js';
import { fill } from './fill.js';
import { isMet, measure, tableOf, type Measured } from './measure.js';

/*
 * `npm run bench:reads -- [--matters N] [--keep]`: fills a database as the engine would, verifies a sample of it, and
 * measures what the pages read. With --keep the database stays and a later run with --keep measures it again.
 */
const SAMPLE = 2_000;
const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    matters: { type: 'string', default: '1000000' },
    keep: { type: 'boolean', default: false },
    built: { type: 'boolean', default: false },
  },
});
const matters = Number(values.matters);
const root = path.resolve('.cache/bench/reads', values.matters);
const began = performance.now();
const say = (line: string): void =>
  void process.stdout.write(`${((performance.now() - began) / 1000).toFixed(0)} s: ${line}\n`);

const filled = path.join(root, 'filled');
if (!existsSync(filled)) rmSync(root, { recursive: true, force: true });
mkdirSync(root, { recursive: true });
const dir = path.join(root, 'postgres');

/** Fills and measures; settles when both are done. */
async function run(): Promise<boolean> {
  if (!existsSync(filled)) {
    // What is written here can be made again, so that nothing need survive a power cut meanwhile.
    await serving(
      '-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_wal_size=4GB',
      async (postgres) => {
        await migrate({ ownerUrl: postgres.ownerUrl, appUrl: postgres.appUrl, mode: 'rehearsal' });
        const { rows } = await fill(postgres.ownerUrl, matters, say);
        say([...rows].map(([table, count]) => `${table} ${count}`).join(', '));
        await verifySample(postgres.ownerUrl);
      },
    );
    writeFileSync(filled, '');
  }
  return serving('-c shared_preload_libraries=pg_stat_statements,auto_explain', measured);
}

async function serving<Result>(flags: string, work: (postgres: DevPostgres) => Promise<Result>): Promise<Result> {
  const memory = matters > 100_000 ? '4GB' : '1GB';
  const port = await freePort();
  const postgres = new DevPostgres({ dir, port, flags: `-c shared_buffers=${memory} ${flags}` });
  await postgres.start();
  try {
    return await work(postgres);
  } finally {
    await postgres.stop();
  }
}

/** Verifies some of the matters as `npm run verify` does all. Throws if the engine would have written another thing. */
async function verifySample(ownerUrl: string): Promise<void> {
  const database = await createDataSource(ownerUrl, { poolSize: 1, withoutTimeLimits: true }).initialize();
  const sample = await database.query<{ id: string }[]>(`SELECT id FROM matter ORDER BY random() LIMIT $1`, [SAMPLE]);
  const ids = sample.map(({ id }) => id);
  const { streams, events, findings } = await verify(database, projectStream, ids);
  await database.destroy();
  for (const { stream, what, message } of findings.slice(0, 20)) say(`${stream}: ${what}: ${message}`);
  say(`verified a sample: ${streams} streams, ${events} events, ${findings.length} findings`);
  if (findings.length > 0) throw new Error('the generator does not write what the engine would write');
}

async function measured({ ownerUrl, appUrl }: DevPostgres): Promise<boolean> {
  await migrate({ ownerUrl, appUrl, mode: 'rehearsal' }); // a store that was kept may be of an earlier release
  const { postgres } = JSON.parse(readFileSync(`${dir}-passwords.json`, 'utf8')) as { readonly postgres: string };
  const administratorUrl = withRole(ownerUrl, 'postgres', postgres);
  const port = await freePort();
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    ZHENGSHU_MODE: 'rehearsal',
    DATABASE_URL: appUrl,
    // No read asks Temporal.
    TEMPORAL_ADDRESS: '127.0.0.1:9',
    DOCUMENTS_DIR: path.join(root, 'documents'),
    PORT: String(port),
    ...UNLIMITED,
  };
  const api = new Program({ script: 'dist/apps/api/src/main.js', env, log: path.join(root, 'api.log') }).start();
  const url = `http://127.0.0.1:${port}`;
  const all: Measured[] = [];
  try {
    await until('the API listens', async () => (await fetch(`${url}/health/live`)).ok);
    await withStatistics(administratorUrl);
    await measure({ url, ownerUrl, administratorUrl }, (one) => {
      all.push(one);
      say(`${one.who} ${one.read.name}: ${one.p95.toFixed(0)} ms`);
    });
  } finally {
    await api.end();
  }
  process.stdout.write(`\n${tableOf(all)}\n`);
  return all.every(isMet);
}

async function withStatistics(administratorUrl: string): Promise<void> {
  const database = await createDataSource(administratorUrl, { poolSize: 1 }).initialize();
  await database.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
  await database.destroy();
}

try {
  process.exitCode = (await run()) ? 0 : 1;
} finally {
  if (!values.keep) rmSync(root, { recursive: true, force: true });
}
