import type { ReaderScope } from '#libs/domain';
import type { SqlCondition } from '../connection/conditions.js';

/** Whose figures or limits are asked for. */
export interface Answering {
  readonly department?: string | undefined;
  /** Division of the department, or a division above it. */
  readonly division?: string | undefined;
}

/** SQL condition with the code of a division as its value: the column names a department in or below it. */
export const liesWithin = (column: string): string => `${column} IN (
  WITH RECURSIVE below AS (
    SELECT code FROM division WHERE code = ?
    UNION ALL SELECT lower.code FROM below JOIN division lower ON lower.parent_code = below.code)
  SELECT d.id FROM department d JOIN below ON d.division_code = below.code)`;

/** SQL condition: the column names the department that is asked for, or one in or below the division. */
export function askedFor(column: string, { department, division }: Answering): SqlCondition {
  const asked: SqlCondition[] = [
    ...(department === undefined ? [] : [[`${column} = ?`, department] as const]),
    ...(division === undefined ? [] : [[liesWithin(column), division] as const]),
  ];
  return [asked.map(([sql]) => `(${sql})`).join(' AND ') || 'true', ...asked.flatMap(([, ...values]) => values)];
}

/**
 * SQL condition: the column names a department that is asked for, and whose figures the reader may see, because they belong
 * to it or oversee or audit its division.
 */
export function answerable(column: string, { own, divisions }: ReaderScope, asked: Answering): SqlCondition {
  const [sql, ...values] = askedFor(column, asked);
  if (divisions === 'ALL') return [sql, ...values];
  const seen = `${column} IN (SELECT d.id FROM department d WHERE d.id = ANY(?) OR d.division_code = ANY(?))`;
  return [`(${sql}) AND ${seen}`, ...values, own, divisions];
}
