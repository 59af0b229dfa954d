const PREFIX = 'supervision-';

/** Returns the id of the clock that limits the answer to a supervision: the prefix with the supervision's number. */
export const supervisionClock = (supervision: number): string => `${PREFIX}${supervision}`;

/** True for the clock of a supervision, false for a clock of the process. */
export const isSupervisionClock = ({ id }: { readonly id: string }): boolean => id.startsWith(PREFIX);

/** Returns the Chinese title of a supervision's clock; null for a clock of the process. */
export const supervisionTitle = (clockId: string): string | null =>
  isSupervisionClock({ id: clockId }) ? `第 ${clockId.slice(PREFIX.length)} 次督办答复的工作目标` : null;
