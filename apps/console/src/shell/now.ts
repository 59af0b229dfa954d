import type { Schemas } from '../api/client';
import { shared } from '../shared';
import { dayOf } from '../words/dates';

export type PlatformClock = Schemas['PlatformClock'];

interface Reading {
  readonly clock: Pick<PlatformClock, 'now' | 'advancing'>;
  /** `performance.now()` when it was read: the clock of the browser may be wrong, its speed is not. */
  readonly at: number;
}

let last: Reading | undefined;
const shown = shared(0);

/** Takes over what the platform said about its time. */
export function clockRead(clock: Reading['clock']): void {
  last = { clock, at: performance.now() };
  tick();
}

function instant(): number {
  if (!last) return 0;
  const { clock, at } = last;
  const heldAt = clock.advancing?.heldAt;
  return heldAt ? Date.parse(heldAt) : Date.parse(clock.now) + performance.now() - at;
}

/** Shown time moves once a minute, so that a page is calm. */
const tick = (): void => shown.set(Math.floor(instant() / 60_000) * 60_000);
setInterval(tick, 5_000);

/** Platform time to the minute, in ms; 0 before it is known. Never the browser's. */
export const usePlatformNow = (): number => shown.use();

/** Today by the platform's clock, as `2026-02-10`; undefined before it is known. */
export function useToday(): string | undefined {
  const now = usePlatformNow();
  return now === 0 ? undefined : dayOf(now);
}
