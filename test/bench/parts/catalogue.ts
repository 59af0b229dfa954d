import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Bench } from '../harness/bench.js';

/** Runs a bench that needs the test environment, and leaves its table on the terminal. */
const withJest =
  (file: string) =>
  async (bench: Bench): Promise<void> => {
    const child = spawn('npm', ['run', '--silent', 'jest', '--', '--testMatch', `**/test/bench/${file}`], {
      stdio: 'inherit',
      detached: true, // npm passes no signal on: at the end the whole group is ended
    });
    const exit = once(child, 'exit');
    bench.atEnd(async () => {
      if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
      await exit;
    });
    const [code] = (await exit) as [number | null];
    if (code !== 0) throw new Error(`${file} ended with code ${code}`);
  };

/** B10: search in a catalogue of 100,000 entries. */
export const search = withJest('catalog-search.bench.ts');
/** Import and export of 10,000 entries as sheets. */
export const imports = withJest('catalog-import.bench.ts');
/** Import of 10,000 accounts with an office each. */
export const organisation = withJest('organisation-import.bench.ts');
/** A request among 50,000 sessions. */
export const sessions = withJest('sessions.bench.ts');
