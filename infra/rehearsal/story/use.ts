import { submitted, type Request } from './requests.js';
import { at, proof, stepsOf, type Step } from './step.js';

interface Use extends Request {
  /** Day of the reply and the consent to it; `delivered` and `accepted` are the days of those acts. */
  readonly replied: string;
  readonly delivered: string;
  readonly accepted: string;
  readonly itemIds: readonly string[];
}

/** Returns the steps of a request that is agreed to and comes into use. */
function used({ replied, delivered, accepted, itemIds, ...request }: Use): readonly Step[] {
  const { matter, requester, provider } = request;
  const act = stepsOf('share-requests', matter);
  const evidence = proof('安全性评估报告', 5);
  const assessment = { conclusion: 'PASS', assessedAt: '2025-11-03', validUntil: '2026-11-02', evidence };
  return [
    ...submitted({ ...request, content: { ...request.content, itemIds } }),
    act(at(replied, '10:20'), `${provider}.handler`, 'propose-reply', {
      decisions: itemIds.map((itemId) => ({ itemId, agree: true })),
      disposalInstruction: '使用目的实现后三十日内删除全部副本(含备份)。',
      responsibilityMatrix: '提供、传输：提供部门；接收、存储、使用、销毁：需求部门。',
    }),
    act(at(replied, '16:00'), `${provider}.lead`, 'lead-approve-reply', { revision: 1 }),
    act(at(delivered, '09:30'), `${provider}.handler`, 'start-delivery', { mode: 'API', assessment }),
    act(at(delivered, '15:30'), `${provider}.handler`, 'record-delivery', {
      deliveries: [{ itemIds, evidence: proof('接口联调记录', 6) }],
      standardsCheck: { passed: true, evidence: proof('标准符合性检查报告', 7) },
    }),
    act(at(accepted, '10:00'), `${requester}.handler`, 'accept-delivery', { revision: 1 }),
  ];
}

const SCHOOL = stepsOf('share-requests', 'recorded');

/** 教育局 checks vaccinations at enrolment, and records what it does with the data (Art 29(2)). */
const recorded: readonly Step[] = [
  ...used({
    matter: 'recorded',
    day: '2025-11-05',
    requester: 'c3',
    provider: 'm3',
    itemIds: ['i1', 'i2', 'i3'],
    replied: '2025-11-11',
    delivered: '2025-11-18',
    accepted: '2025-11-20',
    content: {
      catalogCode: '3070990100003/000002',
      shareMode: 'API',
      dutyNeed: '查验入学儿童的预防接种情况',
      usageBasis: '《中华人民共和国疫苗管理法》第四十八条',
      usageScenario: '新生入学和转学时逐人查验',
      usageScope: '本局及所属学校的入学查验岗位',
      usageTerm: { until: '2027-08-31' },
      legalBases: [{ type: 'LAW', title: '中华人民共和国疫苗管理法', article: '第四十八条' }],
      receivingEndpoint: 'https://exchange.example.gov.cn/schools/vaccination',
    },
  }),
  SCHOOL(at('2025-12-02', '10:00'), 'c3.handler', 'record-use', {
    type: 'SCENARIO',
    occurredOn: '2025-12-01',
    text: '转学插班查验，按学校逐件核验。',
    system: '学籍管理系统(示例)',
  }),
  SCHOOL(at('2026-01-06', '10:00'), 'c3.handler', 'record-use', {
    type: 'STATUS',
    occurredOn: '2026-01-05',
    text: '接口可用，日均核验约四十件，结果随用随弃。',
  }),
  SCHOOL(at('2026-01-20', '10:00'), 'c3.lead', 'record-use', {
    type: 'EFFECT',
    occurredOn: '2026-01-19',
    text: '群众不再提交纸质接种证，查验时间由三日缩短为当场。',
  }),
];

const DRIVERS = stepsOf('share-requests', 'disposed');

/** 交通运输局 has verified its drivers, has no more use for the data, and has proved that they are gone (Art 27(1)). */
const disposed: readonly Step[] = [
  ...used({
    matter: 'disposed',
    day: '2025-11-10',
    requester: 'm6',
    provider: 'p2',
    itemIds: ['i1', 'i2', 'i3'],
    replied: '2025-11-14',
    delivered: '2025-11-19',
    accepted: '2025-11-21',
    content: {
      catalogCode: '3070990000002/000001',
      shareMode: 'API',
      dutyNeed: '集中核验道路客运从业人员的驾驶资格',
      usageBasis: '《赤樾市道路运输管理办法(示例)》第二十条',
      usageScenario: '年度从业资格集中核验',
      usageScope: '本局运输管理科室',
      usageTerm: { until: '2026-06-30' },
      legalBases: [{ type: 'LOCAL_RULE', title: '赤樾市道路运输管理办法(示例)', article: '第二十条' }],
      receivingEndpoint: 'https://exchange.example.gov.cn/transport/licences',
    },
  }),
  DRIVERS(at('2026-01-14', '10:00'), 'm6.handler', 'purpose-ended', {
    kind: 'ACHIEVED',
    text: '年度集中核验已经完成，不再需要使用。',
  }),
  DRIVERS(at('2026-01-15', '10:00'), 'p2.handler', 'instruct-disposal', {
    method: 'DELETE',
    text: '全部副本含备份一并删除，使用记录依法留存。',
  }),
  DRIVERS(
    at('2026-01-29', '10:00'),
    'm6.handler',
    'certify-disposal',
    {
      method: 'DELETE',
      executedAt: '2026-01-28T17:00:00+08:00',
      systems: ['道路运输管理系统(示例)'],
      copies: { working: '已全部删除。', backups: '随备份轮换覆盖。', useRecordsKept: true },
    },
    { cites: '赤樾市交通运输局数据处置证明(示例)：驾驶证状态核验数据的全部副本已经删除。' },
  ),
];

/** Two requests: one whose data are in use and recorded, one whose data were disposed of. */
export const use: readonly Step[] = [...recorded, ...disposed];
