import type { CommandIdentity } from './command-request.js';

/** Maximum number of commands of one matter under way here. Temporal accepts ten Updates of a workflow at a time. */
const MOST_PER_MATTER = 4;

/** Commands under way in this process. A repeat shares the result of the first; too many of one matter are refused. */
export class CommandsUnderWay<Result> {
  private readonly underWay = new Map<string, Promise<Result>>();
  private readonly perMatter = new Map<string, number>();

  run(
    { commandId, matterId, requestHash }: CommandIdentity,
    work: () => Promise<Result>,
    busy: Result,
  ): Promise<Result> {
    const key = `${commandId} ${requestHash}`;
    const same = this.underWay.get(key);
    if (same) return same;
    const others = this.perMatter.get(matterId) ?? 0;
    if (others >= MOST_PER_MATTER) return Promise.resolve(busy);
    this.perMatter.set(matterId, others + 1);
    const mine = work().finally(() => {
      this.underWay.delete(key);
      this.leave(matterId);
    });
    this.underWay.set(key, mine);
    return mine;
  }

  private leave(matterId: string): void {
    const left = (this.perMatter.get(matterId) ?? 1) - 1;
    if (left === 0) this.perMatter.delete(matterId);
    else this.perMatter.set(matterId, left);
  }
}
