import type { Wake } from '#libs/persistence';

const FIRST_MS = 5_000;
const LONGEST_MS = 3_600_000;

/** A wake that does not help is tried ever more rarely: its matter has a defect, and operators were alerted. */
export class Backoff {
  private readonly tries = new Map<string, { delayMs: number; notBefore: number }>();

  isDue(wake: Wake): boolean {
    return (this.tries.get(keyOf(wake))?.notBefore ?? 0) <= Date.now();
  }

  tried(wake: Wake): void {
    const before = this.tries.get(keyOf(wake));
    const delayMs = before ? Math.min(before.delayMs * 2, LONGEST_MS) : FIRST_MS;
    this.tries.set(keyOf(wake), { delayMs, notBefore: Date.now() + delayMs });
  }

  /** Forgets what no longer oversleeps, and answers what that was. */
  keepOnly(wakes: readonly Wake[]): readonly string[] {
    const known = new Set(wakes.map(keyOf));
    const gone = [...this.tries.keys()].filter((key) => !known.has(key));
    for (const key of gone) this.tries.delete(key);
    return gone;
  }
}

const keyOf = ({ matterId, wakeAt }: Wake): string => `${matterId} ${wakeAt}`;
