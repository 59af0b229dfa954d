/** Tests and benches ask faster than people do, as few persons; how often one may ask has tests of its own. */
export const UNLIMITED = {
  RATE_LIMIT_WRITES_PER_SECOND: '100000',
  RATE_LIMIT_READS_PER_SECOND: '100000',
  RATE_LIMIT_ANONYMOUS_PER_MINUTE: '1000000',
} as const;
