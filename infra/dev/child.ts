import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { end, record, recorded, type Running } from './pid-file.js';
import { Trouble } from './trouble.js';

/** Wait in milliseconds before a child is killed; longer than the worker needs to let its activities finish. */
const DRAIN_MS = 30_000;
/**
 * Options of Node that spare memory, because one machine with one person asks little (decision 43): a small space for young
 * objects, and code that is kept small; and of the C library, that threads share what they free.
 */
const MEMORY = ['--max-semi-space-size=2', '--optimize-for-size'] as const;
const SHARED_ARENAS = { MALLOC_ARENA_MAX: '2' } as const;

/**
 * API or worker as a child process. It has its own process group, so that Ctrl-C in the terminal reaches it only
 * through this process, in order; and an ipc channel, whose end tells it that this process was killed.
 */
export class Child {
  private running: Running | undefined;
  /** Undefined once the child was asked to end, so that its exit is not reported as an unexpected one. */
  private child: ChildProcess | undefined;

  constructor(
    private readonly options: { name: string; script: string; pidFile: string },
    private readonly ended: (name: string, how: string) => void,
  ) {}

  /** Ends the child that an earlier, killed start left running. Returns false if there was none. */
  async endOrphan(): Promise<boolean> {
    const left = recorded(this.options.pidFile);
    if (left) await end(left, DRAIN_MS);
    return left !== undefined;
  }

  start(env: NodeJS.ProcessEnv): void {
    const { name, script, pidFile } = this.options;
    if (!existsSync(script)) throw new Trouble(`${script} is missing: run npm run build and look at what it says.`);
    const child = spawn(process.execPath, [...MEMORY, script], {
      env: { ...SHARED_ARENAS, ...env },
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

  /** Ends the child, which finishes its accepted work first. Returns false if none was started. */
  async stop(): Promise<boolean> {
    this.child = undefined;
    if (this.running) await end(this.running, DRAIN_MS);
    return this.running !== undefined;
  }
}
