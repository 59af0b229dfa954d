/** Art 11: receiving and registering is work of the department's sharing working body. */
export const CLAUSE = '11';
