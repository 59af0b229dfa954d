import type { MatterToWake } from '#libs/persistence';

const FIRST_MS = 5_000;
const LONGEST_MS = 3_600_000;

/** Delays between attempts to wake one matter, doubled from 5 s to 1 h: a matter that does not move has a defect. */
export class WakeBackoff {
  private readonly tries = new Map<string, { delayMs: number; notBefore: number }>();

  /** True when the matter was not woken yet, or its delay is over. */
  isDue(wake: MatterToWake): boolean {
    return (this.tries.get(keyOf(wake))?.notBefore ?? 0) <= Date.now();
  }

  /** Notes an attempt, and doubles the delay before the next one. */
  tried(wake: MatterToWake): void {
    const before = this.tries.get(keyOf(wake));
    const delayMs = before ? Math.min(before.delayMs * 2, LONGEST_MS) : FIRST_MS;
    this.tries.set(keyOf(wake), { delayMs, notBefore: Date.now() + delayMs });
  }

  /** Forgets all wakes but these, and returns the forgotten ones: their matters have moved. */
  keepOnly(wakes: readonly MatterToWake[]): readonly string[] {
    const known = new Set(wakes.map(keyOf));
    const gone = [...this.tries.keys()].filter((key) => !known.has(key));
    for (const key of gone) this.tries.delete(key);
    return gone;
  }
}

const keyOf = ({ matterId, wakeAt }: MatterToWake): string => `${matterId} ${wakeAt}`;
