import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';

/** Time after which a process that was asked to end is killed. */
const DRAIN_MS = 20_000;

export interface ProgramOptions {
  /** Path of the script that Node runs. */
  readonly script: string;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** File that receives its output. */
  readonly log: string;
  /** Options of Node. */
  readonly flags?: readonly string[];
}

/** A script of Node in a process of its own. It may answer messages one at a time. */
export class Program {
  private child: ChildProcess | undefined;

  constructor(private readonly options: ProgramOptions) {}

  start(): this {
    const { script, cwd, env = process.env, log, flags = [] } = this.options;
    const output = openSync(log, 'a');
    const stdio = ['ignore', output, output, 'ipc'] as const;
    // Its own process group, so that a signal reaches what it has started, too.
    this.child = spawn(process.execPath, [...flags, script], { cwd, env, stdio: [...stdio], detached: true });
    closeSync(output);
    return this;
  }

  /** Process id. Throws while it does not run. */
  get pid(): number {
    const { pid } = this.running;
    if (pid === undefined) throw new Error(`${this.options.script} was not started`);
    return pid;
  }

  /** Sends a message and returns the answer. Throws if it ends before, answers an error, or is silent for too long. */
  async ask<Result>(message: object, limitMs: number): Promise<Result> {
    const child = this.running;
    const settled = new AbortController(); // a wait that is over must not go on listening
    const signal = AbortSignal.any([settled.signal, AbortSignal.timeout(limitMs)]);
    const ended = once(child, 'exit', { signal }).then(() => {
      throw new Error(`${this.options.script} ended: see ${this.options.log}`);
    });
    const answered = once(child, 'message', { signal }) as Promise<[{ error?: string; result: Result }]>;
    ended.catch(() => undefined);
    child.send(message);
    const [{ error, result }] = await Promise.race([answered, ended]).finally(() => settled.abort());
    if (error) throw new Error(`${this.options.script}: ${error}`);
    return result;
  }

  /** Stops it with SIGSTOP so that it uses no processor, or lets it go on with SIGCONT. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    process.kill(-this.pid, signal);
  }

  /** Ends it, and kills it if it does not. Settles when it has ended. */
  async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = this.child;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    process.kill(-(child.pid ?? NaN), 'SIGCONT');
    child.kill(signal);
    const late = setTimeout(() => process.kill(-(child.pid ?? NaN), 'SIGKILL'), DRAIN_MS);
    await gone;
    clearTimeout(late);
  }

  private get running(): ChildProcess {
    if (!this.child) throw new Error(`${this.options.script} does not run`);
    return this.child;
  }
}
