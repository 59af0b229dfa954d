import type { ListPaperKind, PaperKind } from '#libs/domain';
import { anyPaperTitle } from '#libs/http';
import { paperOf, type PaperContent } from './content.js';
import { KINDS, LIST_KINDS } from './kinds.js';

type AnyKind = PaperKind | ListPaperKind;

const HASH = '5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef';

/** A body of each kind, as a matter would give it: by it a new template is tried, and shown to who writes one. */
export const BODIES: Readonly<Record<AnyKind, object>> = {
  application: {
    requester: '平湖县住房和城乡建设局(示例)',
    provider: '青澜市民政局(示例)',
    date: '2026年1月26日',
    catalogCode: '3070990100002/000001',
    entry: '最低生活保障对象信息',
    version: '第1版',
    attribute: '有条件共享',
    items: [
      ['i1', '保障类别'],
      ['i2', '保障起始日期'],
    ],
    dutyNeed: '审核公共租赁住房保障申请，核实申请家庭是否属于最低生活保障对象。',
    usageBasis: '公共租赁住房实行轮候制，最低生活保障家庭优先配租。',
    usageScenario: '受理窗口收到申请后，由审核岗位核验一次。',
    usageScope: '本局住房保障科。',
    shareMode: '服务接口',
    term: '至2026年12月31日',
    bases: ['部门规章《公共租赁住房管理办法》第七条'],
    endpoint: null,
  },
  'supplement-notice': {
    requester: '平湖县住房和城乡建设局(示例)',
    provider: '青澜市民政局(示例)',
    entry: '最低生活保障对象信息',
    askedAt: '2026年1月27日10时',
    date: '2026年1月27日',
    list: ['使用场景没有说明核验的次数和保存的期限，请写明。', '使用依据应当写明条款。'],
    answers: [['1', '每件申请核验一次，结果保存三年。']],
    suppliedAt: '2026年1月29日15时',
  },
  reply: {
    requester: '平湖县住房和城乡建设局(示例)',
    provider: '青澜市民政局(示例)',
    requestNumber: 'REQ-990100-2026-000001',
    entry: '最低生活保障对象信息',
    date: '2026年2月3日',
    result: 'PARTLY',
    agreed: [['i1', '保障类别']],
    refused: [['i2 保障起始日期', '超出目录公布的使用范围', '目录公布的使用范围不含保障起始日期，审核配租不需要。']],
    disposalInstruction: '使用目的实现后三十日内删除，备份一并删除。',
    responsibilityMatrix: '传输途中由提供部门负责，接收以后由需求部门负责。',
  },
  extension: {
    asker: '青澜市民政局(示例)',
    decider: '青澜市数据局(示例)',
    subject: '最低生活保障对象信息',
    requests: [
      {
        days: '10个工作日',
        reason: '数据分散在三个县的系统，需要逐一核对口径后才能答复。',
        requestedAt: '2026年2月4日9时',
        status: 'GRANTED',
        grantedDays: '5个工作日',
        decidedAt: '2026年2月5日16时30分',
        decisionReason: '情况属实，延长五个工作日可以完成。',
      },
    ],
    date: '2026年2月5日',
  },
  disposal: {
    requester: '平湖县住房和城乡建设局(示例)',
    provider: '青澜市民政局(示例)',
    entry: '最低生活保障对象信息',
    instruction: '删除。使用目的实现后三十日内删除。',
    method: '删除',
    executedAt: '2026年12月20日9时',
    systems: '住房保障审核系统\n数据交换前置机',
    working: '已全部删除。',
    backups: '备份随轮换覆盖，最迟十二月三十日完成。',
    useRecordsKept: '已按规定留存',
    contractor: null,
    witness: '信息安全员',
    certificates: [HASH],
    contested: null,
    confirmed: true,
    retainUntil: '2029年12月22日',
    date: '2026年12月21日',
  },
  'use-records': {
    requester: '平湖县住房和城乡建设局(示例)',
    entry: '最低生活保障对象信息',
    count: 2,
    records: [
      ['1', '2026年3月2日', '使用场景', '核验126件。\n系统：住房保障审核系统'],
      ['2', '2026年3月3日', '使用场景', '核验98件。'],
    ],
  },
  correction: {
    requester: '平湖县住房和城乡建设局(示例)',
    responsible: '青澜市民政局(示例)',
    entry: '最低生活保障对象信息',
    submittedAt: '2026年3月9日9时',
    report: '政务服务便民热线，受理编号2026-0311',
    errors: [
      {
        item: 'i1 保障类别',
        record: '第3号记录',
        current: '城市低保',
        expected: '农村低保',
        description: '户口登记地为农村。',
        finding: '属实。登记时选择有误。',
        correction: '2026年3月11日更正。已改为农村低保。',
      },
    ],
    feedback: { outcome: '已更正', text: '经核实，所反映的一处错误属实，已经更正。', at: '2026年3月12日9时' },
    disagreement: null,
    signer: '青澜市民政局(示例)',
    date: '2026年3月12日',
  },
  supervision: {
    subject: '最低生活保障对象信息',
    supervisions: [
      {
        authority: '青澜市数据局(示例)',
        department: '青澜市民政局(示例)',
        at: '2026年2月10日9时',
        requirement: '答复期限已经届满，请说明原因并立即答复。',
        answerWithin: '3个工作日',
        answer: { at: '2026年2月11日10时', text: '因系统改造延误，已于今日答复。' },
        ended: false,
      },
    ],
    authority: '青澜市数据局(示例)',
    date: '2026年2月10日',
  },
  'clock-explanation': {
    paragraph:
      '依据《政务数据共享条例》第二十一条第一款，青澜市民政局(示例)的答复期限为10个工作日。期限于2026年2月9日（星期一）24时届满。',
    clock: '答复期限',
    clause: '《政务数据共享条例》第二十一条第一款',
    kind: '法定期限',
    responsible: '青澜市民政局(示例)',
    start: '2026年1月26日9时，收到政务数据共享申请',
    day0: '2026年1月26日（星期一），不计入',
    workingDays: '10个工作日',
    lastDay: '2026年2月9日（星期一）',
    state: '正在计算，已用0个工作日，尚余10个工作日',
    calendarVersion: 'CN-2026.1',
    provisional: true,
    changes: [['2026年1月27日10时', '停止计算，2026年1月29日15时恢复']],
    days: [
      ['2026年1月27日（星期二）', '第1日', '工作日', ''],
      ['2026年1月31日（星期六）', '不计', '周末', '国务院办公厅关于2026年部分节假日安排的通知'],
    ],
  },
  'case-file': {
    process: '共享申请',
    subject: '最低生活保障对象信息',
    catalogCode: '3070990100002/000001',
    state: '审核中',
    since: '2026年1月26日9时',
    seq: 4,
    headHash: HASH,
    parties: [
      ['政务数据需求部门', '平湖县住房和城乡建设局(示例)'],
      ['政务数据提供部门', '青澜市民政局(示例)'],
    ],
    clocks: [
      ['答复期限', '《政务数据共享条例》第二十一条第一款', '2026年2月9日', '正在计算，已用0个工作日，尚余10个工作日'],
    ],
    history: [
      ['3', '2026年1月26日9时', '需求部门提出政务数据共享申请。\n平湖县住房和城乡建设局(示例)', HASH],
      ['4', '2026年1月26日9时', '提供部门受理。\n青澜市民政局(示例)', HASH],
    ],
    slips: [],
    documents: [['3', '证明材料.pdf', HASH]],
  },
  'overdue-list': {
    department: null,
    count: 7312,
    late: [
      [
        '青澜市民政局(示例)',
        'REQ-990100-2026-000001\n最低生活保障对象信息',
        '答复期限\n《政务数据共享条例》第二十一条第一款',
        '2026年2月9日\n逾期3个工作日',
        '青澜市民政局(示例)13日，逾期3日\n现由青澜市民政局(示例)办理',
      ],
    ],
  },
  'department-bulletin': {
    department: '青澜市民政局(示例)',
    period: '期限最后一日在2026年1月1日至2026年3月31日之间',
    clocks: [['《政务数据共享条例》第二十一条第一款', '12', '10', '1', '1', '83.3%']],
    provisional: 2,
    judged: [
      ['待认定', '1'],
      ['认定违规', '1'],
    ],
    count: 0,
    late: [],
  },
  judgement: {
    responsible: '青澜市民政局(示例)',
    authority: '青澜市数据局(示例)',
    clause: '未在规定期限内答复政务数据共享申请',
    facts: [
      ['所涉事项', 'REQ-990100-2026-000001 最低生活保障对象信息'],
      ['最后一日', '2026年2月9日'],
      ['办结', '仍未办结'],
    ],
    told: null,
    pleas: [['2026年2月11日9时', '系统改造期间无法导出数据。']],
    outages: [],
    outcome: '认定违规',
    reason: '系统改造不是不可抗力，期限内没有申请延长。',
    answer: '系统改造有计划，应当事先安排。',
    goesOn: true,
    mayObject: true,
    objection: null,
    undone: null,
    withdrawn: null,
    date: '2026年2月12日',
  },
};

/** A paper of a kind by a version of its template, as of 26 January 2026 09:00 in Shanghai; `body` replaces fields of the sample. */
export function samplePaper(kind: AnyKind, template: number, body: object = {}): PaperContent {
  const id = '0f2a7c1e-8c1b-4a52-9d55-0d7f4a6b1c2d';
  const draft = {
    kind,
    title: anyPaperTitle(kind),
    issuedBy: '青澜市民政局(示例)',
    documentNumber: null,
    matter: Object.hasOwn(LIST_KINDS, kind)
      ? null
      : { id, number: 'REQ-990100-2026-000001', title: '共享申请', subject: '最低生活保障对象信息' },
    body: { ...KINDS, ...LIST_KINDS }[kind].body.parse({ ...BODIES[kind], ...body }) as PaperContent['body'],
  };
  return paperOf(draft, { template, number: 'REQ-990100-2026-000001-1', asOf: '2026-01-26T01:00:00.000Z' });
}
