import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { end, record, recorded, type Running } from './pid-file.js';
import { Trouble } from './trouble.js';

/** Longer than the worker may take to let its activities finish. */
const DRAIN_MS = 30_000;

/**
 * A program of ours as a child process: in a group of its own, so that Ctrl-C in the terminal reaches it only through
 * us, in order; with an ipc channel, whose end tells it that we were killed.
 */
export class Child {
  private running: Running | undefined;
  /** Undefined once it has been asked to end: what ends then does not end by itself. */
  private child: ChildProcess | undefined;

  constructor(
    private readonly options: { name: string; script: string; pidFile: string },
    private readonly ended: (name: string, how: string) => void,
  ) {}

  /** Ends what a killed start left running; answers whether there was something. */
  async endOrphan(): Promise<boolean> {
    const left = recorded(this.options.pidFile);
    if (left) await end(left, DRAIN_MS);
    return left !== undefined;
  }

  start(env: NodeJS.ProcessEnv): void {
    const { name, script, pidFile } = this.options;
    if (!existsSync(script)) throw new Trouble(`${script} is missing: run npm run build and look at what it says.`);
    const child = spawn(process.execPath, [script], {
      env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: true,
    });
    const ended = (how: string): void => {
      if (this.child === child) this.ended(name, how);
    };
    child.once('error', (error) => ended(error.message));
    child.once('exit', (code, signal) => ended(signal ?? `code ${code}`));
    this.child = child;
    if (child.pid !== undefined) this.running = record(pidFile, child.pid);
  }

  /** Lets it finish what it has accepted; answers whether it ran. */
  async stop(): Promise<boolean> {
    this.child = undefined;
    if (this.running) await end(this.running, DRAIN_MS);
    return this.running !== undefined;
  }
}
