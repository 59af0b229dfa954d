import { spawn, type ChildProcess } from 'node:child_process';
import { z } from 'zod';
import { FONTS, RENDERER, TEMPLATES } from './places.js';

/** What the process is asked to set: the text of a template, and its inputs as text. */
export interface Sheet {
  readonly template: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** Seconds since 1970, for the date of the file. */
  readonly createdAt: number;
}

/** The press has as many papers before it as it takes; nothing was done. */
export class PressBusyError extends Error {}

/** The template does not give this paper; the message is the compiler's. */
export class TemplateFaultError extends Error {}

const answer = z.union([z.object({ bytes: z.instanceof(Uint8Array) }), z.object({ error: z.string() })]);

/** Papers that wait or are being set; more are refused, so that a crowd cannot fill the memory. */
const MAX_WAITING = 32;
/** Far above what the longest list needs: ten seconds on two cores. */
const BUDGET_MS = 60_000;
/** A process without work ends, and gives its memory back: about 120 MB for Node, compiler and fonts. */
const IDLE_MS = 60_000;
/** Most memory of its own that the process may take, in kB; the longest list needs a quarter of it. */
const MOST_KB = 1_500_000;

/**
 * A template is text of somebody else: the process has no secrets in its environment, and neither network nor packages,
 * which Typst would fetch on an import. Of files it reads those of the templates' folder alone.
 */
const NOWHERE = 'http://127.0.0.1:9';
const ENVIRONMENT = {
  HTTP_PROXY: NOWHERE,
  HTTPS_PROXY: NOWHERE,
  ALL_PROXY: NOWHERE,
  HOME: '/nonexistent',
  XDG_CACHE_HOME: '/nonexistent',
  XDG_DATA_HOME: '/nonexistent',
};

/**
 * Sets papers, one after the other, in a process of its own. The process begins with the first paper and ends a minute after
 * the last, so that an API that prints nothing loads no compiler. It is ended where a paper takes more than `budgetMs`.
 */
export class Press {
  private process: ChildProcess | null = null;
  private waiting = 0;
  private last: Promise<unknown> = Promise.resolve();
  private idle: NodeJS.Timeout | undefined;

  constructor(private readonly budgetMs = BUDGET_MS) {}

  /** Throws {@link PressBusyError} where too many wait, and rejects with {@link TemplateFaultError}. */
  set(sheet: Sheet): Promise<Buffer> {
    if (this.waiting >= MAX_WAITING) throw new PressBusyError(`${String(MAX_WAITING)} papers wait already`);
    this.waiting += 1;
    const turn = this.last.then(() => this.now(sheet));
    this.last = turn.then(
      () => this.done(),
      () => this.done(),
    );
    return turn;
  }

  async close(): Promise<void> {
    clearTimeout(this.idle);
    const process = this.process;
    this.process = null;
    if (!process || process.exitCode !== null || process.signalCode !== null) return;
    const ended = new Promise((resolve) => process.once('exit', resolve));
    process.kill('SIGKILL');
    await ended;
  }

  private done(): void {
    this.waiting -= 1;
    if (this.waiting > 0) return;
    this.idle = setTimeout(() => void this.close(), IDLE_MS).unref();
  }

  private now(sheet: Sheet): Promise<Buffer> {
    clearTimeout(this.idle);
    const process = this.running();
    return new Promise<Buffer>((resolve, reject) => {
      const fail = (message: string): void => {
        settle();
        this.process = null;
        process.kill('SIGKILL');
        reject(new TemplateFaultError(message));
      };
      const budget = setTimeout(() => fail(`not set within ${String(this.budgetMs)} ms`), this.budgetMs);
      const ended = (): void => fail('the process of papers ended');
      const failed = (error: Error): void => fail(error.message);
      const answered = (message: unknown): void => {
        settle();
        const told = answer.parse(message);
        if ('error' in told) reject(new TemplateFaultError(told.error));
        else resolve(Buffer.from(told.bytes));
      };
      const settle = (): void => {
        clearTimeout(budget);
        process.off('message', answered).off('error', failed).off('exit', ended);
      };
      process.once('message', answered).once('error', failed).once('exit', ended);
      process.send({ template: sheet.template, inputs: sheet.inputs, createdAt: sheet.createdAt });
    });
  }

  private running(): ChildProcess {
    if (this.process) return this.process;
    const started = spawn(
      '/bin/sh',
      ['-c', `ulimit -d ${String(MOST_KB)}; exec "$@"`, 'sh', process.execPath, RENDERER, TEMPLATES, ...FONTS],
      { env: ENVIRONMENT, stdio: ['ignore', 'ignore', 'inherit', 'ipc'], serialization: 'advanced' },
    );
    started.unref();
    started.channel?.unref();
    this.process = started;
    return started;
  }
}
