import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Limit that only a hanging test reaches: far more than a slow machine needs, and less than Jest's timeout of a test.
 */
const PATIENCE_MS = 120_000;

/** Waits for a condition; while it throws, it counts as not met. Fails with the last error after two minutes. */
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
