import { setTimeout as sleep } from 'node:timers/promises';

/** Of use only where something hangs: far beyond what a slow, loaded machine needs. Less than what jest gives a test. */
const PATIENCE_MS = 120_000;

/** Waits for a condition; one that throws is not met yet. Fails, with its last error, when it takes too long. */
export async function until(what: string, isMet: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  let last: unknown;
  for (;;) {
    try {
      if (await isMet()) return;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`not within ${PATIENCE_MS / 1000} s: ${what}`, { cause: last });
    await sleep(50);
  }
}
