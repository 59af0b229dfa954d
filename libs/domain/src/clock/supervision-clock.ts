const PREFIX = 'supervision-';

/** Id of the clock under which a supervision is answered; it bears its number. */
export const supervisionClock = (supervision: number): string => `${PREFIX}${supervision}`;

/** The clock is an authority's question, and none of the process's own. */
export const isSupervisionClock = ({ id }: { readonly id: string }): boolean => id.startsWith(PREFIX);

/** Title of the clock for people; null for a clock of the process. */
export const supervisionTitle = (clockId: string): string | null =>
  isSupervisionClock({ id: clockId }) ? `第 ${clockId.slice(PREFIX.length)} 次督办答复的工作目标` : null;
