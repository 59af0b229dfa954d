import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sqlAs } from '../../support/database.js';
import { until } from '../../support/until.js';
import { Ledger } from '../../faults/ledger.js';
import { PEOPLE, TO_USE, walk } from '../../faults/way.js';
import type { Bench } from '../harness/bench.js';
import { openPlatform } from '../harness/contender.js';
import { quantile } from '../harness/rounds.js';

const KILLS = 20;
const AT_ONCE = 4;

/** B9: API and worker are killed at random moments under load; counts what was lost or done twice, and the wait. */
export async function crash(bench: Bench): Promise<void> {
  const servers = await bench.servers();
  const { platform } = await openPlatform(bench, servers);
  const ledger = new Ledger(platform.url);
  await ledger.signIn(...PEOPLE);
  let isOver = false;
  const loads = Array.from({ length: AT_ONCE }, async () => {
    while (!isOver) await walk(ledger, TO_USE);
  });
  const loaded = Promise.all(loads);
  loaded.catch(() => undefined); // awaited below
  for (const name of ['worker', 'api'] as const) {
    const waits: number[] = [];
    for (let kill = 1; kill <= bench.scaled(KILLS); kill++) {
      await sleep(randomInt(500, 2_000));
      const soFar = ledger.acknowledged.length;
      const began = performance.now();
      await platform[name].end('SIGKILL');
      platform[name].start();
      await until('a command is acknowledged', () => Promise.resolve(ledger.acknowledged.length > soFar + AT_ONCE));
      waits.push(performance.now() - began);
      bench.record({ name, kill, waitMs: waits.at(-1) });
    }
    const wait = {
      value: quantile(waits, 0.5) / 1000,
      least: Math.min(...waits) / 1000,
      most: Math.max(...waits) / 1000,
    };
    bench.figure({ measure: `wait after a killed ${name}, until commands pass again`, unit: 's', ...wait });
  }
  isOver = true;
  await loaded;
  const ids = ledger.acknowledged.map(({ commandId }) => `'${commandId}'`).join(',');
  const [kept] = await sqlAs<{ commands: number; events: number; twice: number }>(
    platform.database.ownerUrl,
    `SELECT (SELECT count(*)::int FROM command WHERE id IN (${ids})) AS commands,
       (SELECT count(DISTINCT command_id)::int FROM event WHERE command_id IN (${ids})) AS events,
       (SELECT count(*)::int FROM (SELECT FROM event WHERE command_id IN (${ids}) AND type <> 'alertRaised'
          GROUP BY command_id, type HAVING count(DISTINCT recorded_at) > 1) AS repeated) AS twice`,
  );
  const given = ledger.acknowledged.length;
  bench.record({ given, ...kept });
  const lost = given - Math.min(kept?.commands ?? 0, kept?.events ?? 0);
  bench.figure({ measure: `acknowledged commands lost, of ${given}`, unit: '', value: lost, target: ['≤', 0] });
  bench.figure({ measure: 'commands done twice', unit: '', value: kept?.twice ?? NaN, target: ['≤', 0] });
}
