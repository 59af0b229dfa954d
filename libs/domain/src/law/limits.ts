import type { ReplyAttribute, StatutoryClause } from './clauses.js';

/** All clauses that set a limit in working days. */
export const STATUTORY_CLAUSES = [
  '17(2)',
  '17(3)',
  '21(1)',
  '22(1)',
  '26(2)',
] as const satisfies readonly StatutoryClause[];

export const isStatutoryClause = (clause: string): clause is StatutoryClause =>
  STATUTORY_CLAUSES.some((one) => one === clause);

/**
 * Returns the limit of the Regulation in working days (T1, T3, T4, T5, T7, T8); only Art 21(1) depends on the
 * attribute.
 */
export function limitOf(clause: StatutoryClause, attribute: ReplyAttribute = 'CONDITIONAL'): number {
  switch (clause) {
    case '17(2)':
    case '26(2)':
      return 10;
    case '17(3)':
      return 2;
    case '21(1)':
      return attribute === 'UNCONDITIONAL' ? 1 : 10;
    case '22(1)':
      return 20;
  }
}

/** Returns the maximum sum of extensions in working days (T2, T6); 0 if the clause provides for none. */
export function extensionCapOf(clause: StatutoryClause): number {
  switch (clause) {
    case '17(2)':
      return 5;
    case '21(1)':
      return 10;
    case '17(3)':
    case '22(1)':
    case '26(2)':
      return 0;
  }
}
