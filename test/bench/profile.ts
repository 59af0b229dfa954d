import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { countedStatements } from '../support/cost.js';
import { Bench } from './harness/bench.js';
import { openPlatform, type Contender } from './harness/contender.js';
import { cpuProfile, type Costs, type CpuProfile } from './harness/cpu-profile.js';
import { parse } from './harness/parse.js';
import type { BenchPlatform } from './harness/platform.js';
import { threadsMs } from './harness/processor.js';
import { BEFORE_THE_NOTICE, rollOut } from './parts/calendar.js';

const AT_ONCE = 8;
const TOP = 30;

/** A scenario under the profiler: what it prepares, what it then does, and the name of its unit. */
interface Scenario {
  readonly unit: string;
  readonly rehearsalStart?: string;
  readonly prepare?: (contender: Contender, bench: Bench) => Promise<unknown>;
  /** Does the work and returns the number of units done. */
  readonly work: (contender: Contender, bench: Bench, platform: BenchPlatform) => Promise<number>;
}

const SCENARIOS: Readonly<Record<string, Scenario>> = {
  lifecycle: {
    unit: 'command',
    work: async (contender, { options }) =>
      (await contender.asks({ kind: 'lives', atOnce: AT_ONCE, ms: options.seconds * 1000 })).commands,
  },
  rollout: {
    unit: 'clock',
    rehearsalStart: BEFORE_THE_NOTICE,
    prepare: (contender, bench) =>
      contender.asks({ kind: 'fill', matters: bench.scaled(500), commands: 3, atOnce: AT_ONCE }, 600_000),
    work: async (_, __, platform) => (await rollOut(platform.url)).clocks,
  },
  idle: {
    unit: 'second',
    prepare: (contender, bench) =>
      contender.asks({ kind: 'fill', matters: bench.scaled(500), commands: 3, atOnce: AT_ONCE }, 600_000),
    async work(_, { options }) {
      await sleep(options.seconds * 1000);
      return options.seconds;
    },
  },
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const table = (rows: readonly (readonly (string | number)[])[]): void =>
  rows.forEach((row) =>
    say(`| ${row.map((cell) => (typeof cell === 'number' ? cell.toFixed(3) : cell)).join(' | ')} |`),
  );

/** Runs one scenario twice, to warm up and under the profiler, and prints what a unit costs and where. */
async function profile(bench: Bench, { unit, rehearsalStart, prepare, work }: Scenario): Promise<void> {
  const servers = await bench.servers();
  const hook = fileURLToPath(new URL('./profile-hook.js', import.meta.url));
  const environment = { BENCH_PROFILES: bench.dir };
  const options = { environment, flags: ['--import', hook], ...(rehearsalStart && { rehearsalStart }) };
  const { contender, platform } = await openPlatform(bench, servers, options);
  await prepare?.(contender, bench);
  if (!rehearsalStart) await work(contender, bench, platform);

  await servers.sql('SELECT pg_stat_statements_reset()');
  for (const program of platform.programs) await program.ask({ profile: 'profile' }, 10_000);
  const [before, threads] = [contender.processor(), platform.programs.map(({ pid }) => threadsMs(pid))];
  const units = await work(contender, bench, platform);
  const after = contender.processor();
  say(`\n${units} × ${unit} under the profiler, which itself costs some tenths of the time of API and worker\n`);
  say(`| processor | ms a ${unit} |\n|---|---|`);
  table(Object.entries(after).map(([part, ms]) => [part, (ms - (before[part] ?? 0)) / units]));
  for (const [n, name] of ['API', 'worker'].entries()) {
    say(`\n| threads of the ${name} | ms a ${unit} |\n|---|---|`);
    const rows = [...threadsMs(platform.programs[n]?.pid ?? 0)].map(
      ([thread, ms]) => [thread, (ms - (threads[n]?.get(thread) ?? 0)) / units] as const,
    );
    table(rows.filter(([, ms]) => ms > 0.001).toSorted(([, a], [, b]) => b - a));
  }

  const statements = await countedStatements(servers.administratorUrl, platform.database.name);
  const calls = statements.reduce((sum, one) => sum + one.calls, 0);
  say(`\n${(calls / units).toFixed(2)} statements a ${unit}\n\n| ms a ${unit} | calls | statement |\n|---|---|---|`);
  table(
    statements
      .slice(0, TOP)
      .map(({ query, calls, ms }) => [ms / units, calls / units, query.replaceAll(/[\s|]+/g, ' ').slice(0, 160)]),
  );

  for (const program of platform.programs) await program.ask({ profile: 'write' }, 60_000);
  await sleep(3_000); // the other threads write theirs meanwhile
  for (const file of readdirSync(bench.dir)
    .filter((name) => name.endsWith('.json'))
    .sort()) {
    const costs = cpuProfile(JSON.parse(readFileSync(path.join(bench.dir, file), 'utf8')) as CpuProfile);
    if (costs.busyMs / units < 0.01) continue;
    say(`\n### ${file.replace('.json', '')} (program-thread): ${(costs.busyMs / units).toFixed(3)} ms a ${unit}`);
    print('self', costs.self, units);
    print('total', costs.total, units);
    print('self by package', costs.packages, units);
  }
}

function print(by: string, costs: Costs, units: number): void {
  say(`\n| ms | ${by} |\n|---|---|`);
  table(
    [...costs]
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, TOP)
      .map(([name, ms]) => [ms / units, name]),
  );
}

const { names, options } = parse(process.argv.slice(3));
const scenario = SCENARIOS[names[0] ?? ''];
if (!scenario) throw new Error(`name a scenario: ${Object.keys(SCENARIOS).join(', ')}`);
await Bench.run('profile', options, 20 * 60_000, (bench) => profile(bench, scenario));
process.exit(0);
