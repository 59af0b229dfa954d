import { projectStream } from '../../../infra/operations/refold.js';
import { createDataSource, verify } from '#libs/persistence';
import { fill } from './fill.js';

/* `node dist/test/bench/reads/million.js OWNER_URL [MATTERS]` fills an empty migrated database and verifies a sample. */
const SAMPLE = 2_000;
const [ownerUrl = '', matters = '10000'] = process.argv.slice(2);
const begins = performance.now();
const say = (line: string): void => {
  const mib = Math.round(process.memoryUsage().rss / 2 ** 20);
  process.stdout.write(`${((performance.now() - begins) / 1000).toFixed(0)} s, ${mib} MiB: ${line}\n`);
};
const { rows } = await fill(ownerUrl, Number(matters), say);
say([...rows].map(([table, count]) => `${table} ${count}`).join(', '));
const database = await createDataSource(ownerUrl, { poolSize: 1, withoutTimeLimits: true }).initialize();
const sample = await database.query<{ id: string }[]>(`SELECT id FROM matter ORDER BY random() LIMIT $1`, [SAMPLE]);
const { streams, events, findings } = await verify(
  database,
  projectStream,
  sample.map(({ id }) => id),
);
for (const { stream, what, message } of findings.slice(0, 20)) say(`${stream}: ${what}: ${message}`);
say(`verified a sample: ${streams} streams, ${events} events, ${findings.length} findings`);
await database.destroy();
process.exit(findings.length ? 1 : 0);
