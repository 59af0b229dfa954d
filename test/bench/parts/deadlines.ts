import { createClient } from '#libs/temporal';
import { sqlAs } from '../../support/database.js';
import { BARE_QUEUE } from '../engines/bare.js';
import { WAITING } from '../engines/engine.js';
import type { Bench } from '../harness/bench.js';
import { openBare, openPlatform } from '../harness/contender.js';
import { quantile } from '../harness/rounds.js';
import { setTimeout as sleep } from 'node:timers/promises';

const AT_ONCE = 8;
/** Shortest time between the last timer and the instant. */
const MARGIN_MS = 30_000;
/** Time within which all alerts must have come. */
const PATIENCE_MS = 20 * 60_000;

/** B3: lateness of the alerts of many limits that are due at one instant. */
export async function deadlines(bench: Bench): Promise<void> {
  const few = await ours(bench, 100);
  bench.figure({ measure: 'lateness of 100 alerts, p99', unit: 's', value: few, target: ['≤', 1.5] });
  const many = bench.scaled(10_000);
  const [own, bare] = [await ours(bench, many), await sleepers(bench, many)];
  bench.figure({ measure: `lateness of ${many} alerts, p99`, unit: 's', value: own });
  bench.figure({ measure: `lateness of ${many} bare sleeps, p99`, unit: 's', value: bare });
  bench.figure({
    measure: `lateness of ${many} alerts against bare sleeps`,
    unit: '×',
    value: own / bare,
    target: ['≤', 1.5],
  });
}

/**
 * Begins requests whose reply has the same ladder of alerts. Then it turns the platform's clock in the database, as if
 * the days had passed, and has the provider accept each request, so that each workflow sets its timer by that clock.
 */
async function ours(bench: Bench, count: number): Promise<number> {
  const servers = await bench.servers(`ours-${count}`);
  const { contender, platform } = await openPlatform(bench, servers);
  const filled = await contender.asks(
    { kind: 'fill', matters: count, commands: WAITING, atOnce: AT_ONCE },
    PATIENCE_MS,
  );
  const url = platform.database.ownerUrl;
  const [due] = await sqlAs<{ at: Date; leftMs: number }>(
    url,
    `SELECT min(wake_at) AS at, extract(epoch FROM min(wake_at) - clock_timestamp())::float * 1000 - (SELECT offset_ms FROM platform) AS "leftMs"
     FROM matter WHERE NOT closed AND wake_at IS NOT NULL`,
  );
  if (!due) throw new Error('no request waits');
  const armingMs = MARGIN_MS + (1.5 * filled.ms) / WAITING;
  await sqlAs(url, `UPDATE platform SET offset_ms = offset_ms + ${Math.floor(due.leftMs - armingMs)}`);
  const armed = await contender.asks({ kind: 'give', k: WAITING, ms: armingMs, atOnce: AT_ONCE }, PATIENCE_MS);
  if (armed.commands < count) throw new Error(`only ${armed.commands} of ${count} were armed in time`);
  const at = due.at.toISOString();
  const raised = `FROM event WHERE type = 'alertRaised' AND payload::jsonb ->> 'instant' = '${at}'`;
  return seconds(bench, 'ours', count, () =>
    sqlAs<{ late: number }>(url, `SELECT extract(epoch FROM recorded_at - '${at}')::float AS late ${raised}`),
  );
}

async function sleepers(bench: Bench, count: number): Promise<number> {
  const servers = await bench.servers(`bare-${count}`);
  const [bare] = await openBare(bench, servers);
  const client = createClient({ temporalAddress: servers.address, temporalNamespace: 'bare' });
  bench.atEnd(() => client.connection.close());
  const due = Date.now() + MARGIN_MS + count * 20;
  let next = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < count) {
        const workflowId = `sleeper-${next++}`;
        await client.workflow.start('sleeper', { workflowId, taskQueue: BARE_QUEUE, args: [due] });
      }
    }),
  );
  if (Date.now() > due) throw new Error('the sleepers were not started in time');
  const at = new Date(due).toISOString();
  return seconds(bench, 'bare', count, () =>
    sqlAs<{ late: number }>(
      bare.database.ownerUrl,
      `SELECT extract(epoch FROM at - '${at}')::float AS late FROM alert`,
    ),
  );
}

/** Waits until all alerts have come, once each, and returns the 99th percentile of their lateness in s. */
async function seconds(
  bench: Bench,
  name: string,
  count: number,
  read: () => Promise<readonly { readonly late: number }[]>,
): Promise<number> {
  for (const end = Date.now() + PATIENCE_MS; ; await sleep(1_000)) {
    const late = (await read()).map((row) => row.late);
    if (late.length > count) throw new Error(`${name}: ${late.length} alerts of ${count} limits`);
    if (late.length === count) {
      const [p50, p99] = [quantile(late, 0.5), quantile(late, 0.99)];
      bench.record({ name, count, p50, p99, least: Math.min(...late), most: Math.max(...late) });
      return p99;
    }
    if (Date.now() > end) throw new Error(`${name}: only ${late.length} of ${count} alerts have come`);
  }
}
