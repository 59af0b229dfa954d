import type { PolicyOptions } from './policy.js';

/** Clauses whose limit no receipt begins: an event (Art 17(2)), or the department's own reply (Art 22(1)). */
const WITHOUT_RECEIPT: readonly string[] = ['17(2)', '22(1)'];

/** True for a limit that a receipt begins, which read. */
export const beginsWithReceipt = (clause: string): boolean => !WITHOUT_RECEIPT.includes(clause);

/** Returns the readings by which a limit of the clause is counted: those of a receipt only where it has one. */
export const readingFor = (clause: string, options: PolicyOptions): PolicyOptions =>
  beginsWithReceipt(clause) ? options : { ...options, 'Q-02': 'ACTUAL_DAY', 'Q-03': 'SAME_DAY' };
