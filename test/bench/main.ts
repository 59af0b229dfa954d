import { Bench } from './harness/bench.js';
import { parse } from './harness/parse.js';
import { throughput } from './parts/throughput.js';

const MINUTE_MS = 60_000;

/** Parts by name, with the minutes that each may take. */
const PARTS: Readonly<Record<string, readonly [minutes: number, run: (bench: Bench) => Promise<void>]>> = {
  throughput: [60, throughput],
};

const { names, options } = parse(process.argv.slice(3));
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
process.exit(failed ? 1 : 0);
