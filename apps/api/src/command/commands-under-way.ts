import { markReplayed } from '../request/request-context.js';
import type { CommandIdentity } from './command-request.js';

/** Maximum number of commands of one matter that are sent from here at a time. Temporal accepts ten Updates of a workflow at a time. */
const MOST_PER_MATTER = 4;

/** Commands under way in this process. */
export class CommandsUnderWay<Result> {
  private readonly underWay = new Map<string, Promise<Result>>();
  private readonly perMatter = new Map<string, number>();

  /** A repeat shares the result of the first. */
  share({ commandId, requestHash }: CommandIdentity, work: () => Promise<Result>): Promise<Result> {
    const key = `${commandId} ${requestHash}`;
    const same = this.underWay.get(key);
    if (same) {
      markReplayed();
      return same;
    }
    const mine = work().finally(() => this.underWay.delete(key));
    this.underWay.set(key, mine);
    return mine;
  }

  /**
   * Too many of one matter are refused. Only what the rules let pass counts: whoever may not act on a matter neither
   * takes a place nor learns that its places are taken.
   */
  async inTurn({ matterId }: CommandIdentity, work: () => Promise<Result>, busy: Result): Promise<Result> {
    const others = this.perMatter.get(matterId) ?? 0;
    if (others >= MOST_PER_MATTER) return busy;
    this.perMatter.set(matterId, others + 1);
    return work().finally(() => this.leave(matterId));
  }

  private leave(matterId: string): void {
    const left = (this.perMatter.get(matterId) ?? 1) - 1;
    if (left === 0) this.perMatter.delete(matterId);
    else this.perMatter.set(matterId, left);
  }
}
