import { matterWorkflowId } from '#libs/contracts';
import { createClient } from '#libs/temporal';
import { countedStatements, isOfCommand } from '../../support/cost.js';
import type { Bench } from '../harness/bench.js';
import { openPlatform } from '../harness/contender.js';

const LIVES_MS = 5_000;

/**
 * B0: what a command costs in SQL statements, application commits, bytes of PostgreSQL's log and history events. The
 * gate of these figures is test/e2e/cost.spec.ts; lives that a block leaves unfinished blur them here by some per mille.
 */
export async function cost(bench: Bench): Promise<void> {
  const servers = await bench.servers();
  const { contender, platform } = await openPlatform(bench, servers);
  await contender.asks({ kind: 'lives', atOnce: 1, ms: LIVES_MS }); // fills the copies of calendar and organisation
  await servers.sql('SELECT pg_stat_statements_reset()');
  const wal = async (): Promise<number> => {
    const [row] = await servers.sql<{ bytes: string }>('SELECT wal_bytes AS bytes FROM pg_stat_wal');
    return Number(row?.bytes);
  };
  const before = await wal();
  const { commands, ended } = await contender.asks({ kind: 'lives', atOnce: 1, ms: LIVES_MS });
  const written = (await wal()) - before;

  const ofCommands = (await countedStatements(servers.administratorUrl, platform.database.name)).filter(isOfCommand);
  const calls = (which: RegExp): number =>
    ofCommands.filter(({ query }) => which.test(query)).reduce((sum, one) => sum + one.calls, 0) / commands;
  bench.figure({ measure: 'SQL statements a command', unit: '', value: calls(/./), target: ['≤', 12] });
  const commits = calls(/INSERT INTO command/);
  bench.figure({ measure: 'application commits a command', unit: '', value: commits, target: ['≤', 1.01] });
  bench.figure({ measure: "PostgreSQL's log a command", unit: 'KB', value: written / commands / 1000 });

  const client = createClient({ temporalAddress: servers.address, temporalNamespace: platform.namespace });
  bench.atEnd(() => client.connection.close());
  let events = 0;
  for (const id of ended) {
    const history = await client.workflow.getHandle(matterWorkflowId('share-request', id)).fetchHistory();
    events += history.events?.length ?? 0;
  }
  const value = events / ended.length / 9;
  bench.figure({ measure: 'history events a command', unit: '', value, target: ['≤', 6.6] });
}
