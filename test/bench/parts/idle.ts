import { setTimeout as sleep } from 'node:timers/promises';
import { WAITING } from '../engines/engine.js';
import type { Bench } from '../harness/bench.js';
import { openPlatform } from '../harness/contender.js';

const AT_ONCE = 8;
/** Minutes during which the idle platform is watched. */
const MINUTES = 10;
/** Time after the last command before watching: closed tasks are written and queues emptied. */
const SETTLE_MS = 20_000;
const FILL_LIMIT_MS = 90 * 60_000;

/** B4: what requests that wait cost while nobody does anything, in bytes and in processor time of all parts. */
export async function idle(bench: Bench): Promise<void> {
  const servers = await bench.servers();
  const { contender, platform } = await openPlatform(bench, servers);
  const minutes = Math.max(0.2, MINUTES * bench.options.scale);
  const steps = [0, bench.scaled(1_000), bench.scaled(10_000), ...(bench.options.full ? [bench.scaled(100_000)] : [])];
  const seen: { readonly waiting: number; readonly share: number; readonly bytes: number }[] = [];
  for (const waiting of steps) {
    const matters = waiting - (seen.at(-1)?.waiting ?? 0);
    await contender.asks({ kind: 'fill', matters, commands: WAITING, atOnce: AT_ONCE }, FILL_LIMIT_MS);
    await sleep(SETTLE_MS * bench.options.scale);
    const before = contender.processor();
    await sleep(minutes * 60_000);
    const after = contender.processor();
    const used = Object.entries(after).filter(([part]) => part !== 'load');
    const share = used.reduce((sum, [part, ms]) => sum + ms - (before[part] ?? 0), 0) / (minutes * 600);
    const { postgres, temporal } = await servers.bytes(platform.database);
    bench.record({ waiting, minutes, share, postgres, temporal });
    seen.push({ waiting, share, bytes: postgres + temporal });
    bench.figure({ measure: `processor of the idle platform, ${waiting} open`, unit: '% of a core', value: share });
  }
  const [none, few, many] = seen;
  if (!none || !few || !many) return;
  const bytes = (many.bytes - few.bytes) / (many.waiting - few.waiting) / 1000;
  bench.figure({ measure: 'a waiting matter in Temporal and PostgreSQL', unit: 'KB', value: bytes, target: ['≤', 15] });
  bench.figure({
    measure: `processor of ${many.waiting} open matters beyond that of none`,
    unit: '% of a core',
    value: many.share - none.share,
    target: ['≤', 2],
  });
  bench.figure({
    measure: `processor, ${many.waiting} open against ${few.waiting}`,
    unit: '×',
    value: many.share / few.share,
    target: ['≤', 1.1],
  });
}
