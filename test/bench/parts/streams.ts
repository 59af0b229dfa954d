import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { rowOf, shareRequest } from '#libs/domain';
import { RehearsalApi } from '../../../infra/rehearsal/api-client.js';
import { stopOf } from '../../e2e/way.fixture.js';
import { countedStatements } from '../../support/cost.js';
import { sqlAs } from '../../support/database.js';
import type { Bench } from '../harness/bench.js';
import { openPlatform, type Contender } from '../harness/contender.js';
import type { BenchPlatform } from '../harness/platform.js';
import { processorMs, residentMiB } from '../harness/processor.js';
import { Program } from '../harness/program.js';
import { inRounds, quantile, ratio, spread } from '../harness/rounds.js';
import type { Servers } from '../harness/servers.js';
import type { StreamsHeard, StreamTask } from '../harness/stream-load.js';

const ACCOUNTS = 200;
const EACH = 5;
const MATTERS = 10;
const WARM_UP_MS = 5_000;
const LIMIT_MS = 120_000;
/** Commands given to each matter, from the draft on. */
const COMMANDS = ['draft-request', 'submit-internally', 'lead-consent'];
/** Accounts of the department that asks: they see every command. */
const ASKING = /^p6\./;

/** Open streams in a process of their own. */
class Listeners {
  private readonly program: Program;

  constructor(
    bench: Bench,
    private readonly url: string,
  ) {
    const script = fileURLToPath(new URL('../harness/stream-load.js', import.meta.url));
    this.program = new Program({ script, log: bench.logOf('stream-load') }).start();
    bench.atEnd(() => this.program.end('SIGKILL'));
  }

  open(accounts: readonly string[], each: number): Promise<StreamsHeard> {
    return this.asks({ kind: 'open', url: this.url, accounts, each });
  }

  hear(matterId: string, times: number): Promise<StreamsHeard> {
    return this.asks({ kind: 'hear', matterId, times });
  }

  close(): Promise<StreamsHeard> {
    return this.asks({ kind: 'close' });
  }

  private asks(task: StreamTask): Promise<StreamsHeard> {
    return this.program.ask(task, LIMIT_MS);
  }
}

/**
 * Open streams: the memory of the API, the statements and the processor time of an event while 1,000 streams of 200
 * accounts are open, and what the signal of each commit costs the commands.
 */
export async function streams(bench: Bench): Promise<void> {
  const servers = await bench.servers();
  const { contender, platform } = await openPlatform(bench, servers);
  const listeners = new Listeners(bench, platform.url);
  const accounts = await accountsOf(platform);
  await contender.asks({ kind: 'lives', atOnce: 8, ms: WARM_UP_MS });

  const idle = residentMiB(platform.api.pid).all;
  await listeners.open(accounts.slice(0, 1), 1);
  const alone = await eventsWith(1, { servers, platform, listeners });
  await listeners.close();
  const { open } = await listeners.open(accounts, EACH);
  const many = await eventsWith(EACH * accounts.filter((account) => ASKING.test(account)).length, {
    servers,
    platform,
    listeners,
  });
  const resident = residentMiB(platform.api.pid).all;
  bench.record({ open, accounts: accounts.length, idle, resident, alone, many });
  const of = `${open} streams of ${accounts.length} accounts`;
  bench.figure({ measure: `memory of ${of} above the API`, unit: 'MiB', value: resident - idle, target: ['≤', 150] });
  bench.figure({ measure: 'statements an event, one stream', unit: '', value: alone.statements });
  bench.figure({
    measure: `statements an event, ${of} against one`,
    unit: '×',
    value: many.statements / alone.statements,
    target: ['≤', 1.1],
  });
  bench.figure({ measure: `processor of the API an event, one stream`, unit: 'ms', value: alone.processor });
  bench.figure({ measure: `processor of the API an event, ${of}`, unit: 'ms', value: many.processor });
  bench.figure({ measure: `from the command to the last of its readers, ${of}, p50`, unit: 'ms', value: many.p50 });
  bench.figure({ measure: `from the command to the last of its readers, ${of}, most`, unit: 'ms', value: many.most });
  await listeners.close();
  await listeners.open(accounts.slice(0, 1), 1); // so that the signal is heard by somebody
  await signals(bench, contender, platform);
}

/** Gives each account of the rehearsal a colleague with the same offices, and answers the first ones with an office. */
async function accountsOf({ database }: BenchPlatform): Promise<readonly string[]> {
  const found = await sqlAs<{ id: string }>(
    database.ownerUrl,
    `INSERT INTO account (id, person_id) SELECT id || '-2', gen_random_uuid() FROM account`,
    `INSERT INTO appointment (account_id, role, department_id, valid_from, valid_to, held_from, held_to, audited_divisions)
     SELECT account_id || '-2', role, department_id, valid_from, valid_to, held_from, held_to, audited_divisions
     FROM appointment`,
    `SELECT DISTINCT id, id LIKE 'p6.%' AS asking FROM account JOIN appointment ON account_id = id
     ORDER BY asking DESC, id LIMIT ${ACCOUNTS}`,
  );
  return found.map(({ id }) => id);
}

interface Events {
  readonly statements: number;
  readonly processor: number;
  readonly p50: number;
  readonly most: number;
}

/** Gives commands one after the other, each when so many streams have heard of the one before. */
async function eventsWith(
  hearing: number,
  { servers, platform, listeners }: { servers: Servers; platform: BenchPlatform; listeners: Listeners },
): Promise<Events> {
  const api = new RehearsalApi(platform.url);
  const times: number[] = [];
  await servers.sql('SELECT pg_stat_statements_reset()');
  const before = processorMs(platform.api.pid);
  for (let n = 0; n < MATTERS; n++) {
    let id = '';
    for (const [k, command] of COMMANDS.entries()) {
      const path = k === 0 ? '/share-requests' : `/share-requests/${id}/commands/${command}`;
      const { status, body } = await api.post(
        stopOf(command).account,
        path,
        rowOf(shareRequest, command)?.example,
        randomUUID(),
      );
      if (status >= 300) throw new Error(`${command} answered ${status}: ${JSON.stringify(body)}`);
      ({ matterId: id } = body as { matterId: string });
      const begins = performance.now();
      await listeners.hear(id, (k + 1) * hearing);
      times.push(performance.now() - begins);
    }
  }
  const counted = await countedStatements(servers.administratorUrl, platform.database.name);
  return {
    statements: counted.reduce((sum, { calls }) => sum + calls, 0) / times.length,
    processor: (processorMs(platform.api.pid) - before) / times.length,
    p50: quantile(times, 0.5),
    most: Math.max(...times),
  };
}

/** Compares commands whose commits signal with commands whose commits do not. */
async function signals(bench: Bench, contender: Contender, { database }: BenchPlatform): Promise<void> {
  const { rounds, seconds } = bench.options;
  const charged = new Map<string, number[]>();
  const rates = await inRounds(rounds, ['with a signal', 'without'], async (name, round) => {
    const turn = name === 'without' ? 'DISABLE' : 'ENABLE';
    await sqlAs(database.ownerUrl, `ALTER TABLE event ${turn} TRIGGER event_live`);
    const { commands, ms, processor } = await contender.asks({ kind: 'lives', atOnce: 8, ms: seconds * 1000 });
    const perSecond = commands / (ms / 1000);
    bench.record({ round, name, perSecond, processor });
    charged.set(name, [...(charged.get(name) ?? []), (processor['postgres'] ?? 0) / commands]);
    return perSecond;
  });
  await sqlAs(database.ownerUrl, 'ALTER TABLE event ENABLE TRIGGER event_live');
  for (const [name, values] of rates)
    bench.figure({ measure: `commands a second, ${name}`, unit: '/s', ...spread(values) });
  for (const [name, values] of charged)
    bench.figure({ measure: `processor of PostgreSQL a command, ${name}`, unit: 'ms', ...spread(values) });
  bench.figure({
    measure: 'commands a second, with a signal against without',
    unit: '×',
    ...ratio(rates.get('with a signal'), rates.get('without')),
    target: ['≥', 0.97],
  });
}
