/** The time limits that the Regulation counts in working days (T1–T8). */
export type StatutoryClause = '17(2)' | '17(3)' | '21(1)' | '22(1)' | '26(2)';

/** 无条件共享 is answered within one working day, 有条件共享 within ten (Art 21(1)). */
export type ReplyAttribute = 'UNCONDITIONAL' | 'CONDITIONAL';
