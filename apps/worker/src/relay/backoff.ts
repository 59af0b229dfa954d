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

  /** Forgets what no longer oversleeps. */
  keepOnly(wakes: readonly Wake[]): void {
    const known = new Set(wakes.map(keyOf));
    for (const key of this.tries.keys()) if (!known.has(key)) this.tries.delete(key);
  }
}

const keyOf = ({ matterId, wakeAt }: Wake): string => `${matterId} ${wakeAt}`;
