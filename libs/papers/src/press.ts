import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { FONTS, RENDERER, TEMPLATES } from './places.js';

/** What the thread is asked to set: the template by name, and its inputs as text. */
export interface Sheet {
  readonly template: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** Seconds since 1970, for the date of the file. */
  readonly createdAt: number;
}

/** The press has as many papers before it as it takes; nothing was done. */
export class PressBusyError extends Error {}

const answer = z.union([z.object({ bytes: z.instanceof(Uint8Array) }), z.object({ error: z.string() })]);

/** Papers that wait or are being set; more are refused, so that a crowd cannot fill the memory. */
const MAX_WAITING = 32;
/** Far above what the longest list needs: ten seconds on two cores. */
const BUDGET_MS = 60_000;
/** A thread without work ends, and gives its memory back: about 70 MB for compiler and fonts. */
const IDLE_MS = 60_000;

/**
 * Sets papers, one after the other, on a thread of its own. The thread begins with the first paper and ends a minute after
 * the last, so that a process that prints nothing loads no compiler.
 */
export class Press {
  private thread: Worker | null = null;
  private waiting = 0;
  private last: Promise<unknown> = Promise.resolve();
  private idle: NodeJS.Timeout | undefined;

  /** Throws {@link PressBusyError} where too many wait. */
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
    const thread = this.thread;
    this.thread = null;
    await thread?.terminate();
  }

  private done(): void {
    this.waiting -= 1;
    if (this.waiting > 0) return;
    this.idle = setTimeout(() => void this.close(), IDLE_MS).unref();
  }

  private now(sheet: Sheet): Promise<Buffer> {
    clearTimeout(this.idle);
    const thread = this.running();
    return new Promise<Buffer>((resolve, reject) => {
      const fail = (error: Error): void => {
        settle();
        this.thread = null;
        void thread.terminate();
        reject(error);
      };
      const budget = setTimeout(
        () => fail(new Error(`${sheet.template} was not set within ${String(BUDGET_MS)} ms`)),
        BUDGET_MS,
      );
      const ended = (): void => fail(new Error('the thread of papers ended'));
      const answered = (message: unknown): void => {
        settle();
        const told = answer.parse(message);
        if ('error' in told) reject(new Error(`${sheet.template} was not set: ${told.error}`));
        else resolve(Buffer.from(told.bytes));
      };
      const settle = (): void => {
        clearTimeout(budget);
        thread.off('message', answered).off('error', fail).off('exit', ended);
      };
      thread.once('message', answered).once('error', fail).once('exit', ended);
      thread.postMessage(sheet);
    });
  }

  private running(): Worker {
    if (this.thread) return this.thread;
    const thread = new Worker(RENDERER, { workerData: { templates: TEMPLATES, fonts: FONTS } });
    thread.unref();
    this.thread = thread;
    return thread;
  }
}
