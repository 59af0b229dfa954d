import type { Bench } from '../harness/bench.js';
import { openBare, openFloor, openPeers, openPlatform, type Contender } from '../harness/contender.js';
import { builtCommit } from '../harness/earlier.js';
import { inRounds, ratio, spread } from '../harness/rounds.js';

const AT_ONCE = 8;
const WARM_UP_MS = 2_000;
/** Parts of the platform whose processor time a command is charged with. */
const CHARGED = ['api', 'worker', 'postgres'];

/** B1: commands a second of whole lives, in a closed loop of eight, of all contenders on the same servers. */
export async function throughput(bench: Bench): Promise<void> {
  const { rounds, seconds, earlier } = bench.options;
  const servers = await bench.servers();
  const contenders = [
    await openFloor(bench, servers),
    ...(await openBare(bench, servers)),
    (await openPlatform(bench, servers)).contender,
  ];
  if (earlier !== null)
    contenders.push((await openPlatform(bench, servers, { name: 'earlier', build: builtCommit(earlier) })).contender);
  if (bench.options.peers) contenders.push(...(await openPeers(bench, servers)));
  for (const one of contenders) one.pause();

  const processor = new Map<string, number[]>();
  const measure = async (contender: Contender, round: number): Promise<number> => {
    const { name } = contender;
    contender.resume();
    await servers.sql('CHECKPOINT');
    await contender.asks({ kind: 'lives', atOnce: AT_ONCE, ms: WARM_UP_MS });
    const block = await contender.asks({ kind: 'lives', atOnce: AT_ONCE, ms: seconds * 1000 });
    contender.pause();
    const perSecond = block.commands / (block.ms / 1000);
    const { latencies: _, ended, ...rest } = block;
    bench.record({ round, name, perSecond, lives: ended.length, ...rest });
    const charged = CHARGED.reduce((sum, part) => sum + (block.processor[part] ?? 0), 0);
    processor.set(name, [...(processor.get(name) ?? []), charged / block.commands]);
    return perSecond;
  };
  const byName = new Map(contenders.map((contender) => [contender.name, contender]));
  const rates = await inRounds(rounds, [...byName.keys()], (name, round) => {
    const contender = byName.get(name);
    if (!contender) throw new Error(`${name} is no contender`);
    return measure(contender, round);
  });

  for (const [name, values] of rates)
    bench.figure({ measure: `commands a second, ${name}`, unit: '/s', ...spread(values) });
  const compare = (to: string, target?: number): void => {
    if (!rates.has(to)) return;
    const measured = ratio(rates.get('ours'), rates.get(to));
    bench.figure({
      measure: `throughput against ${to}`,
      unit: '×',
      ...measured,
      ...(target && { target: ['≥', target] }),
    });
  };
  compare('bare', 0.9);
  compare('naive', 1.6);
  compare('earlier', 2);
  for (const peer of ['dbos', 'restate']) compare(peer);
  for (const [name, values] of processor)
    bench.figure({ measure: `processor a command, ${name}`, unit: 'ms', ...spread(values) });
  if (!processor.has('earlier')) return;
  const measured = ratio(processor.get('ours'), processor.get('earlier'));
  bench.figure({ measure: 'processor a command against earlier', unit: '×', ...measured, target: ['≤', 0.5] });
}
