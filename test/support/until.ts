import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for a condition; one that throws is not met yet. Fails, with its last error, when it takes too long. */
export async function until(what: string, isMet: () => Promise<boolean>, withinMs = 30_000): Promise<void> {
  const end = Date.now() + withinMs;
  let last: unknown;
  for (;;) {
    try {
      if (await isMet()) return;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`not within ${withinMs} ms: ${what}`, { cause: last });
    await sleep(50);
  }
}
