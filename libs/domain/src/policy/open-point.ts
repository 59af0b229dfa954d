/** A point that the Regulation leaves open, how it may be read, and how it is read unless decided otherwise. */
export interface OpenPoint {
  readonly id: string;
  /** The question as an office would put it. */
  readonly question: string;
  readonly options: readonly string[];
  readonly default: string;
  readonly why: string;
}

/** The first option is the default. */
export const point = (
  id: string,
  question: string,
  options: readonly [preset: string, ...others: string[]],
  why: string,
): OpenPoint => ({ id, question, options, default: options[0], why });
