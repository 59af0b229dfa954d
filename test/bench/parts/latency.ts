import { APPROVAL } from '../engines/engine.js';
import type { Bench } from '../harness/bench.js';
import { openBare, openFloor, openPlatform, type Contender } from '../harness/contender.js';
import { inRounds, quantile, ratio, spread } from '../harness/rounds.js';

const AT_ONCE = 8;
/** Approvals a second of the open loop: less than 70 % of what two cores can do. */
const PER_SECOND = 10;

/** B2: latency of an approval, which is answered when it is durable: alone, by eight at once, and at a constant rate. */
export async function latency(bench: Bench): Promise<void> {
  const { rounds, seconds } = bench.options;
  const servers = await bench.servers();
  const floor = await openFloor(bench, servers);
  const [bare] = await openBare(bench, servers);
  const ours = (await openPlatform(bench, servers)).contender;
  const contenders: Readonly<Record<'floor' | 'bare' | 'ours', Contender>> = { floor, bare, ours };
  const names = ['floor', 'bare', 'ours'] as const;
  for (const name of names) contenders[name].pause();

  const tails = new Map<string, number[]>();
  const measure = async (name: (typeof names)[number], round: number): Promise<number> => {
    const contender = contenders[name];
    contender.resume();
    const approve = async (how: { atOnce: number } | { perSecond: number }): Promise<readonly number[]> => {
      const matters = name === 'floor' ? 2_000 : bench.scaled('perSecond' in how ? PER_SECOND * seconds : 100);
      await contender.asks({ kind: 'fill', matters, commands: APPROVAL, atOnce: AT_ONCE });
      const { latencies } = await contender.asks({ kind: 'give', k: APPROVAL, ms: seconds * 1000, ...how });
      const [p50, p99] = [quantile(latencies, 0.5), quantile(latencies, 0.99)];
      bench.record({ round, name, how, count: latencies.length, p50, p99, most: Math.max(...latencies) });
      return latencies;
    };
    const alone = await approve({ atOnce: 1 });
    const eight = await approve({ atOnce: AT_ONCE });
    const steady = await approve({ perSecond: PER_SECOND });
    contender.pause();
    const add = (what: string, value: number): void => void tails.set(what, [...(tails.get(what) ?? []), value]);
    add(`p99/p50 of eight at once, ${name}`, quantile(eight, 0.99) / quantile(eight, 0.5));
    add(`p99/p50 at ${PER_SECOND}/s, ${name}`, quantile(steady, 0.99) / quantile(steady, 0.5));
    return quantile(alone, 0.5);
  };
  const p50 = await inRounds(rounds, names, measure);
  for (const [name, values] of p50)
    bench.figure({ measure: `approval alone, p50, ${name}`, unit: 'ms', ...spread(values) });
  bench.figure({
    measure: 'approval alone, p50, against a bare Update',
    unit: '×',
    ...ratio(p50.get('ours'), p50.get('bare')),
    target: ['≤', 1.4],
  });
  for (const [what, values] of tails) {
    const isOurs = what === 'p99/p50 of eight at once, ours';
    bench.figure({ measure: what, unit: '×', ...spread(values), ...(isOurs && { target: ['≤', 4] as const }) });
  }
}
