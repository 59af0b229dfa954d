import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const DIST = fileURLToPath(new URL('../../dist/apps', import.meta.url));

/** The API or the worker as the build made it, in a process of its own that can be killed. */
export class Program {
  private child: ChildProcess | undefined;

  constructor(
    private readonly name: 'api' | 'worker',
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

  /** Of the process; undefined while there is none. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** The lines of its log that have these fields; they come a moment after what they tell of. */
  async logged(fields: Readonly<Record<string, unknown>>): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const lines = (await readFile(this.logFile, 'utf8')).split('\n').slice(0, -1); // what follows is not yet a line
    return lines
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
      .filter((line) => Object.entries(fields).every(([key, value]) => line[key] === value));
  }

  /** SIGTERM drains, SIGKILL is what a power cut does. Settles when the process is gone. */
  async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = this.child;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
}
