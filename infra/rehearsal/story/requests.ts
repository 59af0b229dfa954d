import { at, proof, stepsOf, type Step } from './step.js';

export interface Request {
  readonly matter: string;
  readonly day: string;
  /** Prefixes of the accounts of the two departments. */
  readonly requester: string;
  readonly provider: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** Returns draft, internal submission, the lead's consent and the provider's acceptance, within one morning. */
export function submitted({ matter, day, requester, provider, content }: Request): readonly Step[] {
  const act = stepsOf('share-requests', matter);
  return [
    act(at(day, '09:20'), `${requester}.handler`, 'draft-request', content),
    act(at(day, '09:40'), `${requester}.handler`, 'submit-internally', { revision: 1, declaration: true }),
    act(at(day, '10:10'), `${requester}.lead`, 'lead-consent', { revision: 1 }),
    act(at(day, '11:00'), `${provider}.handler`, 'accept', {}),
  ];
}

const law = (title: string, article: string) => [{ type: 'ADMIN_REGULATION', title, article }];

/** 公积金管理中心 asks for 婚姻登记状态 and uses it. */
const inUse: readonly Step[] = [
  ...submitted({
    matter: 'in use',
    day: '2025-11-03',
    requester: 'p6',
    provider: 'm2',
    content: {
      catalogCode: '3070990100002/000002',
      itemIds: ['i1', 'i2'],
      shareMode: 'API',
      dutyNeed: '审核住房公积金提取申请人的婚姻状况',
      usageBasis: '《住房公积金管理条例》第二十四条',
      usageScenario: '受理提取申请时逐件核验',
      usageScope: '本中心提取审核岗位，仅限申请人本人及配偶',
      usageTerm: { until: '2027-10-31' },
      legalBases: law('住房公积金管理条例', '第二十四条'),
      receivingEndpoint: 'https://exchange.example.gov.cn/housing-fund/marriage-status',
    },
  }),
  {
    at: at('2025-11-06', '15:00'),
    account: 'm2.handler',
    collection: 'share-requests',
    matter: 'in use',
    command: 'propose-reply',
    payload: {
      decisions: [
        { itemId: 'i1', agree: true },
        { itemId: 'i2', agree: true },
      ],
      disposalInstruction: '使用目的实现后三十日内删除全部副本(含备份),并出具处置证明。',
      responsibilityMatrix: '提供、传输：民政局；接收、存储、使用、销毁：公积金管理中心。',
    },
  },
  {
    at: at('2025-11-10', '10:00'),
    account: 'm2.lead',
    collection: 'share-requests',
    matter: 'in use',
    command: 'lead-approve-reply',
    payload: { revision: 1 },
  },
  {
    at: at('2025-11-17', '14:00'),
    account: 'm2.handler',
    collection: 'share-requests',
    matter: 'in use',
    command: 'start-delivery',
    payload: {
      mode: 'API',
      assessment: {
        conclusion: 'PASS',
        assessedAt: '2025-11-12',
        validUntil: '2026-11-11',
        evidence: proof('安全性评估报告', 1),
      },
    },
  },
  {
    at: at('2025-11-20', '16:30'),
    account: 'm2.handler',
    collection: 'share-requests',
    matter: 'in use',
    command: 'record-delivery',
    payload: {
      deliveries: [{ itemIds: ['i1', 'i2'], evidence: proof('接口联调记录', 2) }],
      standardsCheck: { passed: true, evidence: proof('标准符合性检查报告', 3) },
    },
  },
  {
    at: at('2025-11-24', '09:30'),
    account: 'p6.handler',
    collection: 'share-requests',
    matter: 'in use',
    command: 'accept-delivery',
    payload: { revision: 1 },
  },
];

/** 交通运输局 asks for 机动车登记信息: the provider agrees to two items and refuses one by a published condition. */
const refusedInPart: readonly Step[] = [
  ...submitted({
    matter: 'refused in part',
    day: '2026-01-08',
    requester: 'm6',
    provider: 'p2',
    content: {
      catalogCode: '3070990000002/000002',
      itemIds: ['i1', 'i2', 'i3'],
      shareMode: 'API',
      dutyNeed: '核查道路运输车辆的登记状态',
      usageBasis: '《赤樾市道路运输管理办法(示例)》第十二条',
      usageScenario: '道路运输证年度审验',
      usageScope: '本局运输管理科室',
      usageTerm: { until: '2027-12-31' },
      legalBases: [{ type: 'LOCAL_RULE', title: '赤樾市道路运输管理办法(示例)', article: '第十二条' }],
    },
  }),
  {
    at: at('2026-01-15', '11:00'),
    account: 'p2.handler',
    collection: 'share-requests',
    matter: 'refused in part',
    command: 'propose-reply',
    payload: {
      decisions: [
        {
          itemId: 'i1',
          agree: false,
          code: 'OUTSIDE_PUBLISHED_PURPOSE',
          conditionId: 'c2',
          text: '年度审验按登记状态即可办理，提供号牌明细超出已公布的监管用途。',
        },
        { itemId: 'i2', agree: true },
        { itemId: 'i3', agree: true },
      ],
      disposalInstruction: '审验结束后十日内删除。',
      responsibilityMatrix: '提供：公安厅；接收、使用、销毁：交通运输局。',
    },
  },
  {
    at: at('2026-01-19', '15:20'),
    account: 'p2.lead',
    collection: 'share-requests',
    matter: 'refused in part',
    command: 'lead-approve-reply',
    payload: { revision: 1 },
  },
];

/** 农业农村局 asks for unconditional data and gets no reply: overdue, with every alert of the ladder. */
const overdue: readonly Step[] = submitted({
  matter: 'overdue',
  day: '2026-01-12',
  requester: 'c2',
  provider: 'p5',
  content: {
    catalogCode: '3070990000005/000002',
    itemIds: ['i1', 'i2'],
    shareMode: 'FILE',
    dutyNeed: '核对农村土地承包地块所在的行政区域',
    usageBasis: '《云岭省农村土地承包条例(示例)》第九条',
    usageScenario: '承包地块图斑校核',
    usageScope: '本局农村合作经济指导科室',
    usageTerm: { until: '2026-12-31' },
    legalBases: [{ type: 'LOCAL_REGULATION', title: '云岭省农村土地承包条例(示例)', article: '第九条' }],
  },
});

/** 住房和城乡建设局 asks for 参保状态: the authority grants the provider ten more working days. */
const extended: readonly Step[] = [
  ...submitted({
    matter: 'extended',
    day: '2026-01-13',
    requester: 'm4',
    provider: 'p4',
    content: {
      catalogCode: '3070990000004/000001',
      itemIds: ['i1', 'i2', 'i3'],
      shareMode: 'API',
      dutyNeed: '审核保障性住房申请人的参保情况',
      usageBasis: '《公共租赁住房管理办法》第七条',
      usageScenario: '保障性住房资格审核',
      usageScope: '本局住房保障科室',
      usageTerm: { until: '2028-06-30' },
      legalBases: [{ type: 'MINISTRY_RULE', title: '公共租赁住房管理办法', article: '第七条' }],
    },
  }),
  {
    at: at('2026-01-21', '16:00'),
    account: 'p4.lead',
    collection: 'share-requests',
    matter: 'extended',
    command: 'request-extension',
    payload: { days: 10, reason: '缴费止期需与税务部门逐月核对，原期限内无法完成。' },
  },
  {
    at: at('2026-01-23', '10:30'),
    account: 'p1.reviewer',
    collection: 'share-requests',
    matter: 'extended',
    command: 'decide-extension',
    payload: { grant: true, days: 10, reason: '情况属实，同意延长十个工作日。' },
  },
];

/** 公积金管理中心 asks for 不动产登记信息: asked once for everything missing, it supplies a week later. */
const supplemented: readonly Step[] = [
  ...submitted({
    matter: 'supplemented',
    day: '2026-01-19',
    requester: 'p6',
    provider: 'p5',
    content: {
      catalogCode: '3070990000005/000001',
      itemIds: ['i1', 'i2', 'i3'],
      shareMode: 'API',
      dutyNeed: '审核购房提取的不动产权属',
      usageBasis: '《住房公积金管理条例》第二十四条',
      usageScenario: '受理购房提取时逐件核验',
      usageScope: '本中心提取审核岗位',
      usageTerm: { until: '2027-12-31' },
      legalBases: law('住房公积金管理条例', '第二十四条'),
      receivingEndpoint: 'https://exchange.example.gov.cn/housing-fund/real-estate',
    },
  }),
  {
    at: at('2026-01-21', '11:20'),
    account: 'p5.handler',
    collection: 'share-requests',
    matter: 'supplemented',
    command: 'ask-supplement',
    payload: { list: ['请补充按人授权查询的授权书样式', '请说明预计日查询量'] },
  },
  {
    at: at('2026-01-28', '09:50'),
    account: 'p6.handler',
    collection: 'share-requests',
    matter: 'supplemented',
    command: 'supply-supplement',
    payload: {
      answers: [
        { item: 1, text: '授权书样式见附件。', evidence: proof('授权书样式', 4) },
        { item: 2, text: '预计日均三百次。' },
      ],
    },
  },
];

/** Five share requests: in use, refused in part, overdue, extended, supplemented. */
export const requests: readonly Step[] = [...inUse, ...refusedInPart, ...overdue, ...extended, ...supplemented];
