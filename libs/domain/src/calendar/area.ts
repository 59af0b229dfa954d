/** Code of the division that a prefix of two, four or six digits names: `45` names 450000. */
export const divisionNamed = (prefix: string): string => prefix.padEnd(6, '0');

/**
 * Returns the rows that hold in a division, those of the nearest area first. `chain` has the codes of the division and of
 * all divisions above it, the nearest first; the digits of a code inherit nothing.
 */
export const holdingIn = <Row extends { readonly divisionPrefix: string }>(
  rows: readonly Row[],
  chain: readonly string[],
): readonly Row[] =>
  chain.flatMap((code) => rows.filter(({ divisionPrefix }) => divisionNamed(divisionPrefix) === code));
