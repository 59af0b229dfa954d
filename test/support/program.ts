import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const DIST = fileURLToPath(new URL('../../dist/apps', import.meta.url));

/** The built API, worker or provider of a rehearsal, in a process of its own that can be killed. */
export class Program {
  private child: ChildProcess | undefined;

  constructor(
    private readonly name: 'api' | 'worker' | 'rehearsal-provider',
    private readonly env: NodeJS.ProcessEnv,
    private readonly logFile: string,
  ) {}

  start(): void {
    const script = path.join(DIST, this.name, 'src/main.js');
    const child = spawn(process.execPath, [script], { env: this.env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    const log = createWriteStream(this.logFile, { flags: 'a' });
    child.stdout?.pipe(log, { end: false });
    child.stderr?.pipe(log, { end: false });
    this.child = child;
  }

  /** Process id; undefined while it is not running. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Returns the lines of its log with these fields; they appear a moment after the event. */
  async logged(fields: Readonly<Record<string, unknown>>): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const lines = (await readFile(this.logFile, 'utf8')).split('\n').slice(0, -1); // what follows is not yet a line
    return lines
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
      .filter((line) => Object.entries(fields).every(([key, value]) => line[key] === value));
  }

  /** Ends the process: SIGTERM drains it, SIGKILL acts like a power cut. Settles when the process has ended. */
  async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = this.child;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
}
