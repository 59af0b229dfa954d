/** SQL of the matters that are due to be counted again; few, and each found by its id. */
export const DUE = `ARRAY(SELECT matter FROM tally_due)`;

/** Columns of what a matter counts as. */
export const PATTERN = 'p.process, p.state, p.clauses, p.holders, p.level';

/** SQL of the matters that count by this condition on a pattern `p` of each. */
export const countedAs = (condition: string): string => `
  SELECT t.matter FROM tally_pattern p JOIN tally_matter t ON t.pattern = p.id
  WHERE ${condition} AND t.matter <> ALL (${DUE})
  UNION ALL SELECT p.matter FROM tally_matter_now p WHERE p.matter = ANY (${DUE}) AND ${condition}`;

/** SQL of the patterns of matters `m` that meet a condition, each with the number 1. */
export const patternsOf = (condition: string): string => `
  SELECT ${PATTERN}, 1 AS n FROM matter m JOIN tally_matter t ON t.matter = m.id JOIN tally_pattern p ON p.id = t.pattern
  WHERE ${condition} AND m.id <> ALL (${DUE})
  UNION ALL
  SELECT ${PATTERN}, 1 FROM matter m JOIN tally_matter_now p ON p.matter = m.id
  WHERE ${condition} AND m.id = ANY (${DUE})`;
