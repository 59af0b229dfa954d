import { firstRow, processNamed } from '#libs/domain';

/** An account with a command; the payload is the documented example unless given. */
export type Deed = readonly [account: string, command: string, payload?: object];

/** A matter's course from its beginning. */
export interface Life {
  readonly process: string;
  readonly title: string;
  readonly deeds: readonly Deed[];
}

/** 教育局 (C3) finds errors in data of 卫生健康委员会 (M3); requests are sent on to 人口服务总局 (N2). */
const CLAIMED: readonly Deed[] = [
  ['c3.handler', 'draft-correction'],
  ['c3.handler', 'submit-correction'],
];
const CORRECTIONS: Readonly<Record<string, readonly Deed[]>> = {
  'is withdrawn': [
    ['c3.handler', 'draft-correction'],
    ['c3.handler', 'revise-correction'],
    ['c3.handler', 'withdraw'],
  ],
  'is fed back': [
    ...CLAIMED,
    ['m3.handler', 'start-verification'],
    ['m3.handler', 'record-finding'],
    ['m3.handler', 'record-finding', { error: 2, confirmed: false, facts: '与原始登记一致。' }],
    ['m3.handler', 'record-correction'],
    ['m3.lead', 'feed-back'],
    ['c3.handler', 'accept-feedback'],
  ],
  'is sent on': [
    ...CLAIMED,
    ['m3.handler', 'reroute'],
    ['n2.handler', 'decline-reroute'],
    ['m3.handler', 'reroute'],
    ['n2.handler', 'accept-reroute'],
  ],
  'is what a citizen reports': [['m3.handler', 'register-citizen-report']],
};

/** Returns the documented entry with a code and a name that are free. */
function another(n: number): object {
  const { content } = firstRow(processNamed('catalog-entry')).example as { readonly content: object };
  return { content: { ...content, catalogCode: `3070990000002/00010${n}`, name: `电子驾驶证状态核验（${n}）` } };
}
const IMPACT = {
  revision: 1,
  type: 'PERSONAL_INFO_IMPACT',
  result: 'PASS',
  assessedOn: '2025-09-01',
  opinion: '个人信息处理措施适当。',
};

/** 公安厅 (P2) compiles and updates entries, which 数据管理局 (P1) reviews. */
const atTheHead = (n: number): readonly Deed[] => [
  ['p2.handler', 'create-draft', another(n)],
  ['p2.handler', 'start-assessment'],
  ['p2.assessor', 'record-assessment'],
  ['p2.assessor', 'record-assessment', IMPACT],
  ['p2.lead', 'submit-to-head'],
];
const ENTRIES: Readonly<Record<string, readonly Deed[]>> = {
  'is drafted': [
    ['p2.handler', 'create-draft'],
    ['p2.handler', 'revise-draft'],
  ],
  'is rejected': [...atTheHead(1), ['p2.head', 'head-reject']],
  'is given up': [
    ...atTheHead(2),
    ['p2.head', 'head-approve'],
    ['p1.reviewer', 'authority-return'],
    ['p2.handler', 'rework'],
    ['p2.lead', 'abandon-draft'],
  ],
  'is published': [
    ...atTheHead(3),
    ['p2.head', 'head-approve'],
    ['p1.reviewer', 'authority-pass'],
    ['p2.lead', 'propose-retirement'],
  ],
};

/** 数据管理局 (P1) opens a breach candidate against 市场监督管理局 (P3), and records an outage of the platform. */
const CANDIDATES: Readonly<Record<string, readonly Deed[]>> = {
  'is contested and judged': [
    ['p1.supervisor', 'open-candidate'],
    ['p3.lead', 'contest'],
    ['p1.sa-head', 'judge'],
  ],
};
const OUTAGES: Readonly<Record<string, readonly Deed[]>> = {
  'is revoked': [
    ['p1.supervisor', 'record-outage'],
    ['p1.supervisor', 'revoke-outage'],
  ],
};

const SUBMITTED: readonly Deed[] = [
  ['p2.lead', 'submit-to-head'],
  ['p2.head', 'head-approve'],
];
/** After a change of law that is recent enough for its limit to be extended. */
const recent = (today: string): object => ({
  ...(firstRow(processNamed('catalog-update')).example as object),
  eventDate: today,
});
const updates = (today: string): Readonly<Record<string, readonly Deed[]>> => ({
  'is published': [
    ['p2.handler', 'open-update'],
    ['p2.handler', 'start-update'],
    ['p2.handler', 'revise-change'],
    ['p2.assessor', 'record-assessment'],
    ['p2.lead', 'submit-to-head'],
    ['p2.head', 'head-reject'],
    ...SUBMITTED,
    ['p1.reviewer', 'authority-return'],
    ['p2.handler', 'rework'],
    ...SUBMITTED,
    ['p1.reviewer', 'authority-pass'],
  ],
  'is not needed': [
    ['p2.handler', 'open-update', recent(today)],
    ['p2.lead', 'request-extension'],
    ['p1.reviewer', 'decide-extension'],
    ['p2.lead', 'dismiss'],
    ['p1.reviewer', 'reject-dismissal'],
    ['p2.lead', 'dismiss'],
    ['p1.reviewer', 'confirm-dismissal'],
  ],
});

/** Lives that together show every command of these processes with its documented example, `today` as a local date. */
export const livesOn = (today: string): readonly Life[] =>
  Object.entries({
    'correction-request': CORRECTIONS,
    'catalog-entry': ENTRIES,
    'catalog-update': updates(today),
    'breach-candidate': CANDIDATES,
    'outage-finding': OUTAGES,
    'update-trigger': { 'is registered': [['p1.supervisor', 'open-trigger']] satisfies readonly Deed[] },
  }).flatMap(([process, lives]) =>
    Object.entries<readonly Deed[]>(lives).map(([title, deeds]) => ({ process, title: `${process} ${title}`, deeds })),
  );

/** Everyday acts on one matter, with the documented example wherever that names no earlier act. */
export const everydayLife: Life = {
  process: 'correction-request',
  title: 'everyday acts',
  deeds: [
    ...CLAIMED,
    ['m3.handler', 'sign-for-receipt'],
    ['c3.handler', 'urge'],
    ['m1.supervisor', 'supervise'],
    ['m3.lead', 'answer-supervision'],
    ['m3.handler', 'hand-over'],
    ['m3.handler', 'ask-opinions'],
    ['m3.assessor', 'give-opinion'],
    ['c3.handler', 'mark-urgency'],
    ['c3.handler', 'give-document-number', { number: '云青教函〔2026〕12号', of: 2, date: '2026-01-26' }],
    [
      ...(['c3.handler', 'correct-slip'] as const),
      {
        seq: 1,
        field: 'claim.errors.1.description',
        from: '本学年入学查验的记录均缺少乙类疫苗类别。',
        to: '本学年入学查验的记录，均缺少乙类疫苗类别。',
        reason: '漏写标点。',
      },
    ],
  ],
};
