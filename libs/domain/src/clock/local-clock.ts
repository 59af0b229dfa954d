const SUFFIX = '-local';

/** Returns the id of the target that a local act sets beside a limit of the Regulation (Art 23). */
export const localClock = (clockId: string): string => `${clockId}${SUFFIX}`;

/** True for the target of a local act, false for a clock of the process. */
export const isLocalClock = ({ id }: { readonly id: string }): boolean => id.endsWith(SUFFIX);

/** Returns the id of the limit beside which the target stands; the id itself for any other clock. */
export const limitBeside = (clockId: string): string =>
  isLocalClock({ id: clockId }) ? clockId.slice(0, -SUFFIX.length) : clockId;
