import { Bench } from './harness/bench.js';
import { parse } from './harness/parse.js';
import { publish, tableOf } from './harness/report.js';
import { arithmetic } from './parts/arithmetic.js';
import { calendar } from './parts/calendar.js';
import { imports, organisation, search, sessions } from './parts/catalogue.js';
import { cost } from './parts/cost.js';
import { crash } from './parts/crash.js';
import { deadlines } from './parts/deadlines.js';
import { idle } from './parts/idle.js';
import { latency } from './parts/latency.js';
import { replay } from './parts/replay.js';
import { start } from './parts/start.js';
import { streams } from './parts/streams.js';
import { throughput } from './parts/throughput.js';

const MINUTE_MS = 60_000;

/** Parts by name, with the minutes after which a part is given up. */
const PARTS: Readonly<Record<string, readonly [minutes: number, run: (bench: Bench) => Promise<void>]>> = {
  cost: [10, cost],
  throughput: [60, throughput],
  latency: [30, latency],
  deadlines: [90, deadlines],
  idle: [240, idle],
  calendar: [30, calendar],
  replay: [20, replay],
  crash: [30, crash],
  arithmetic: [5, arithmetic],
  start: [10, start],
  search: [15, search],
  import: [20, imports],
  organisation: [20, organisation],
  sessions: [10, sessions],
  streams: [15, streams],
};

const { names, options, isPublished } = parse(process.argv.slice(3));
let failed = 0;
for (const name of names.length ? names : Object.keys(PARTS)) {
  const part = PARTS[name];
  if (!part) throw new Error(`${name} is no part of the bench; the parts are ${Object.keys(PARTS).join(', ')}`);
  const [minutes, run] = part;
  try {
    await Bench.run(name, options, minutes * MINUTE_MS, run);
  } catch (error) {
    failed += 1;
    process.stderr.write(`${name} failed: ${error instanceof Error ? error.stack : String(error)}\n`);
  }
}
process.stdout.write(`\n${tableOf(options.out)}\n`);
if (isPublished) publish(options, `npm run bench -- ${process.argv.slice(3).join(' ')}`);
process.exit(failed ? 1 : 0);
