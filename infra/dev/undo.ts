import { say } from './say.js';
import { tell } from './trouble.js';

/**
 * Stack of started parts, ended in reverse order. The first call of `leave` ends them all and then the process; no step
 * begins after it.
 */
export class Undo {
  private readonly steps: { name: string; undo: () => Promise<boolean> }[] = [];
  private leaving: Promise<never> | undefined;

  /** Registers how to end a part, before the part starts; `undo` resolves to false if there was nothing to end. */
  push(name: string, undo: () => Promise<boolean>): void {
    this.steps.push({ name, undo });
  }

  /** Runs one step of a start. It never settles once `leave` was called, so that no later step begins. */
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
    if (code !== 0) console.error(why); // printed last, because people read the last line first
    process.exit(code);
  }
}
