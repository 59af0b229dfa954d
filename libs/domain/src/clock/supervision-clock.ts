/** The id of a supervision's clock goes on with the number of the supervision. */
export const SUPERVISION_CLOCKS = 'supervision-';
export const SUPERVISION_TITLE = '督办答复的工作目标';

/** Returns the id of the clock that limits the answer to a supervision: the prefix with the supervision's number. */
export const supervisionClock = (supervision: number): string => `${SUPERVISION_CLOCKS}${supervision}`;

/** True for the clock of a supervision, false for a clock of the process. */
export const isSupervisionClock = ({ id }: { readonly id: string }): boolean => id.startsWith(SUPERVISION_CLOCKS);

/** Returns the Chinese title of a supervision's clock; null for a clock of the process. */
export const supervisionTitle = (clockId: string): string | null =>
  isSupervisionClock({ id: clockId }) ? `第 ${clockId.slice(SUPERVISION_CLOCKS.length)} 次${SUPERVISION_TITLE}` : null;
