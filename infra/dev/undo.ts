import { say } from './say.js';
import { tell } from './trouble.js';

/**
 * What was begun and must be ended, the last first. From the first call of `leave` on no further step begins; the
 * process ends when all has been undone.
 */
export class Undo {
  private readonly steps: { name: string; undo: () => Promise<boolean> }[] = [];
  private leaving: Promise<never> | undefined;

  /** Says how something will be ended, to be called before it is begun; `undo` answers whether there was anything. */
  push(name: string, undo: () => Promise<boolean>): void {
    this.steps.push({ name, undo });
  }

  /** Does one step of a start; once we are leaving it never comes back. */
  async step<T>(work: () => T | Promise<T>): Promise<T> {
    if (this.leaving) await this.leaving;
    try {
      return await work();
    } finally {
      if (this.leaving) await this.leaving;
    }
  }

  leave(code: number, why: string): Promise<never> {
    return (this.leaving ??= this.undoAll(code, why));
  }

  get isLeaving(): boolean {
    return this.leaving !== undefined;
  }

  private async undoAll(code: number, why: string): Promise<never> {
    if (code === 0) say(why);
    for (const { name, undo } of this.steps.reverse()) {
      try {
        if (await undo()) say(`${name} stopped`);
      } catch (error) {
        say(`${name} did not stop: ${tell(error)}`);
        code ||= 1;
      }
    }
    if (code !== 0) console.error(why); // the last line is the one that is read
    process.exit(code);
  }
}
