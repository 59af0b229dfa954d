/** What a ground must cite beside its reasons. */
export type Citation = 'CONDITION' | 'BASIS' | 'SOURCE' | 'ACT';

/** A ground on which a provider may refuse an item (CL-REFUSE; row 8). Incomplete materials are none (Art 21(2)). */
export interface Ground {
  /** Chinese title, as shown to people. */
  readonly title: string;
  /** True if unconditional data may be refused on it, as a whole or per item (row 10, Q-30). */
  readonly forUnconditional: boolean;
  /** True if the authority is told of it (row 8). */
  readonly toldToAuthority: boolean;
  /** Articles on which it rests without citation; the text states the facts. Absent if it rests on none as such. */
  readonly restsOn?: string;
  /** Null if it cites nothing. */
  readonly cites: Citation | null;
}

export const REFUSAL_CODES = [
  'NOT_A_DUTY_NEED',
  'NO_LEGAL_BASIS_FOR_USE',
  'OUTSIDE_PUBLISHED_SCOPE',
  'OUTSIDE_PUBLISHED_PURPOSE',
  'SECURITY_CONDITION_UNMET',
  'NO_SUCH_DATA',
  'NOT_SOURCE',
  'ITEM_NON_SHAREABLE',
  'OTHER',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** The grounds by their codes. */
export const GROUNDS: Readonly<Record<RefusalCode, Ground>> = {
  NOT_A_DUTY_NEED: {
    title: '不属于依法履行职责的需要',
    forUnconditional: true,
    toldToAuthority: false,
    restsOn: '3(2)、20(2)',
    cites: null,
  },
  NO_LEGAL_BASIS_FOR_USE: {
    title: '没有使用依据',
    forUnconditional: true,
    toldToAuthority: false,
    restsOn: '3(2)、20(2)',
    cites: null,
  },
  OUTSIDE_PUBLISHED_SCOPE: {
    title: '超出已公布的共享范围',
    forUnconditional: false,
    toldToAuthority: false,
    cites: 'CONDITION',
  },
  OUTSIDE_PUBLISHED_PURPOSE: {
    title: '超出已公布的使用用途',
    forUnconditional: false,
    toldToAuthority: false,
    cites: 'CONDITION',
  },
  SECURITY_CONDITION_UNMET: {
    title: '不符合已公布的安全要求',
    forUnconditional: false,
    toldToAuthority: false,
    cites: 'CONDITION',
  },
  NO_SUCH_DATA: { title: '没有所申请的数据', forUnconditional: true, toldToAuthority: true, cites: null },
  NOT_SOURCE: { title: '不是数源部门', forUnconditional: true, toldToAuthority: true, cites: 'SOURCE' },
  ITEM_NON_SHAREABLE: {
    title: '该数据项不予共享',
    forUnconditional: true,
    toldToAuthority: false,
    cites: 'BASIS',
  },
  OTHER: { title: '其他理由', forUnconditional: true, toldToAuthority: true, cites: 'ACT' },
};

/** Chinese titles of the grounds. */
export const REFUSAL_TITLES = Object.fromEntries(REFUSAL_CODES.map((code) => [code, GROUNDS[code].title])) as Readonly<
  Record<RefusalCode, string>
>;
