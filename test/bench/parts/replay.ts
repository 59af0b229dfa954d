import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker, type WorkerOptions } from '@temporalio/worker';
import type { Client } from '@temporalio/client';
import { matterWorkflowId } from '#libs/contracts';
import { createClient } from '#libs/temporal';
import { workflowBundle as ownBundle } from '../../../apps/worker/src/workflow-bundle.js';
import { COMMANDS } from '../engines/engine.js';
import type { Bench } from '../harness/bench.js';
import { openBare, openPlatform } from '../harness/contender.js';
import { inRounds, ratio, spread } from '../harness/rounds.js';

type Histories = readonly { readonly workflowId: string; readonly history: unknown; readonly events: number }[];

/** B8: history events a second that a worker replays, ours and those of the bare form. */
export async function replay(bench: Bench): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const servers = await bench.servers();
  const [bare] = await openBare(bench, servers);
  const { contender: ours, platform } = await openPlatform(bench, servers);
  const filled = { kind: 'lives', atOnce: 8, ms: Math.max(5_000, bench.scaled(20_000)) } as const;
  const lives = { ours: await ours.asks(filled), bare: await bare.asks(filled) };
  const logger = new DefaultLogger('ERROR');
  const workflowsPath = fileURLToPath(new URL('../engines/bare.workflows.js', import.meta.url));
  const bundles = {
    ours: await ownBundle(),
    bare: { workflowBundle: await bundleWorkflowCode({ workflowsPath, logger }) },
  };
  const clientOf = (temporalNamespace: string): Client => {
    const client = createClient({ temporalAddress: servers.address, temporalNamespace });
    bench.atEnd(() => client.connection.close());
    return client;
  };
  const histories = {
    ours: await fetched(
      clientOf(platform.namespace),
      lives.ours.ended.map((id) => matterWorkflowId('share-request', id)),
    ),
    bare: await fetched(clientOf('bare'), lives.bare.ended),
  };
  const rates = await inRounds(bench.options.rounds, ['bare', 'ours'] as const, async (name, round) => {
    const { perSecond, events, ms } = await replayed(bundles[name], histories[name]);
    bench.record({ round, name, perSecond, events, ms, cases: histories[name].length });
    return perSecond;
  });
  for (const [name, values] of rates)
    bench.figure({ measure: `events replayed, ${name}`, unit: '/s', ...spread(values) });
  const measured = ratio(rates.get('ours'), rates.get('bare'));
  bench.figure({ measure: 'events replayed against the bare form', unit: '×', ...measured, target: ['≥', 0.8] });
  const events = histories.ours.reduce((sum, one) => sum + one.events, 0) / histories.ours.length;
  const perCase = spread((rates.get('ours') ?? []).map((perSecond) => (events * 1000) / perSecond));
  bench.figure({ measure: `replay of a life of ${COMMANDS} commands`, unit: 'ms', ...perCase, target: ['≤', 20] });
}

async function fetched(client: Client, ids: readonly string[]): Promise<Histories> {
  const histories = [];
  for (const workflowId of ids) {
    const history = await client.workflow.getHandle(workflowId).fetchHistory();
    histories.push({ workflowId, history, events: history.events?.length ?? 0 });
  }
  return histories;
}

async function replayed(
  bundle: Pick<WorkerOptions, 'workflowBundle'>,
  histories: Histories,
): Promise<{ readonly perSecond: number; readonly events: number; readonly ms: number }> {
  const began = performance.now();
  for await (const { workflowId, error } of Worker.runReplayHistories(bundle, histories))
    if (error) throw new Error(`${workflowId} does not replay`, { cause: error });
  const ms = performance.now() - began;
  const events = histories.reduce((sum, one) => sum + one.events, 0);
  return { events, ms, perSecond: events / (ms / 1000) };
}
