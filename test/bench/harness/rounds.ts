/** Factor by which the floor may vary within a round; where it varies more, the machine is not quiet enough. */
const FLOOR_VARIES_AT_MOST = 3;

/**
 * Measures contenders in rounds: each round takes them in order and then in reverse (A B … B A), so that a drift of the
 * machine meets all of them alike. Returns, for each contender, the mean of its two blocks of each round. Throws where
 * the two blocks of `floor` differ more than threefold.
 */
export async function inRounds<Name extends string>(
  rounds: number,
  names: readonly Name[],
  measure: (name: Name, round: number) => Promise<number>,
): Promise<ReadonlyMap<Name, readonly number[]>> {
  const means = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 1; round <= rounds; round++) {
    const taken = new Map<Name, number[]>();
    for (const name of [...names, ...names.toReversed()])
      taken.set(name, [...(taken.get(name) ?? []), await measure(name, round)]);
    for (const [name, blocks] of taken) {
      if (name === 'floor' && Math.max(...blocks) > FLOOR_VARIES_AT_MOST * Math.min(...blocks))
        throw new Error(`the floor varied between ${blocks.join(' and ')} in round ${round}: the machine is not quiet`);
      means.get(name)?.push(blocks.reduce((sum, block) => sum + block, 0) / blocks.length);
    }
  }
  return means;
}

/** Returns the median of per-round ratios with its extremes. */
export function ratio(
  of: readonly number[] = [],
  to: readonly number[] = [],
): { readonly value: number; readonly least: number; readonly most: number } {
  return spread(of.map((value, round) => value / (to[round] ?? NaN)));
}

/** Returns the median of values with their extremes. */
export function spread(values: readonly number[]): {
  readonly value: number;
  readonly least: number;
  readonly most: number;
} {
  return { value: quantile(values, 0.5), least: Math.min(...values), most: Math.max(...values) };
}

/** Returns the smallest value that at least this share of the values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}
