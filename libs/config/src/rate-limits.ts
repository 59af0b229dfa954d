import { z } from 'zod';

/** Requests that one person, or one address that is not signed in, may send to one process of the API. */
export interface RateLimits {
  readonly writesPerSecond: number;
  readonly readsPerSecond: number;
  readonly anonymousPerMinute: number;
}

const rate = (standard: number) =>
  z.coerce
    .number('must be a whole number')
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(1_000_000, 'must be at most 1000000')
    .default(standard);

/** A person clicks at most some times a second; what a program of a department does at once has a burst beside. */
export const rateLimitVariables = {
  RATE_LIMIT_WRITES_PER_SECOND: rate(30),
  RATE_LIMIT_READS_PER_SECOND: rate(200),
  /** An office of hundreds may sign in from one address within some minutes. */
  RATE_LIMIT_ANONYMOUS_PER_MINUTE: rate(600),
};

type Values = { readonly [Name in keyof typeof rateLimitVariables]: number };

export const rateLimitsOf = (values: Values): RateLimits => ({
  writesPerSecond: values.RATE_LIMIT_WRITES_PER_SECOND,
  readsPerSecond: values.RATE_LIMIT_READS_PER_SECOND,
  anonymousPerMinute: values.RATE_LIMIT_ANONYMOUS_PER_MINUTE,
});
