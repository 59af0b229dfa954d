import type { PlatformClock } from '#libs/http';
import type { Platform } from '#libs/persistence';

export function platformClockView({
  mode,
  now,
  heldAt,
  advanceTo,
  stoppedReason,
  stoppedMatter,
}: Platform): PlatformClock {
  if (advanceTo === null) return { mode, now, advancing: null };
  const stopped = stoppedReason === null ? {} : { stopped: { reason: stoppedReason, matterId: stoppedMatter } };
  return { mode, now, advancing: { to: advanceTo, heldAt: heldAt ?? now, ...stopped } };
}
