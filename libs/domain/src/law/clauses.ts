/** Clauses with a time limit in working days (T1–T8). */
export type StatutoryClause = '17(2)' | '17(3)' | '21(1)' | '22(1)' | '26(2)';

/** Sharing attribute that decides the limit of a reply: 无条件共享 one working day, 有条件共享 ten (Art 21(1)). */
export type ReplyAttribute = 'UNCONDITIONAL' | 'CONDITIONAL';
