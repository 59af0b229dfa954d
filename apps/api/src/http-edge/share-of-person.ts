import { busy } from '../problem/problem.exception.js';

/** Number of things that one person may have under way in this process; what others do takes nothing of it. */
export class ShareOfPerson {
  private readonly underWay = new Map<string, number>();

  constructor(
    private readonly most: number,
    /** Chinese sentence for a person whose share is used up. */
    private readonly sentence: string,
  ) {}

  /** Throws 429 where the person's share is used up. */
  async run<Result>(personId: string, work: () => Promise<Result>): Promise<Result> {
    const others = this.underWay.get(personId) ?? 0;
    if (others >= this.most) throw busy(this.sentence, 1);
    this.underWay.set(personId, others + 1);
    try {
      return await work();
    } finally {
      const left = (this.underWay.get(personId) ?? 1) - 1;
      if (left === 0) this.underWay.delete(personId);
      else this.underWay.set(personId, left);
    }
  }
}
