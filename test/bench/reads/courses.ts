import { agree, assessed as recent, delivery, request } from '../../scenarios/payloads.js';
import type { Play } from './play.js';

/** Who asks whom for what. */
export interface Pair {
  readonly requester: string;
  readonly provider: string;
  readonly code: string;
  readonly mode: 'API' | 'BATCH' | 'FILE';
  readonly items: number;
}

/** Pairs whose limit of reply is ten working days, and one working day. */
const CONDITIONAL: readonly Pair[] = [
  { requester: 'm4', provider: 'p4', code: '3070990000004/000001', mode: 'API', items: 4 },
  { requester: 'c3', provider: 'm3', code: '3070990100003/000002', mode: 'API', items: 3 },
  { requester: 'm6', provider: 'p2', code: '3070990000002/000001', mode: 'API', items: 3 },
  { requester: 'c3', provider: 'm2', code: '3070990100002/000001', mode: 'API', items: 3 },
  { requester: 'c3', provider: 'c2', code: '3070990121002/000001', mode: 'BATCH', items: 3 },
  { requester: 'p6', provider: 'p5', code: '3070990000005/000001', mode: 'API', items: 3 },
];
const UNCONDITIONAL: readonly Pair[] = [
  { requester: 'c2', provider: 'p5', code: '3070990000005/000002', mode: 'FILE', items: 2 },
  { requester: 'm4', provider: 'n3', code: '303003/000001', mode: 'BATCH', items: 5 },
  { requester: 'c2', provider: 'c3', code: '3070990121003/000002', mode: 'FILE', items: 4 },
  { requester: 'p3', provider: 'm3', code: '3070990100003/000001', mode: 'BATCH', items: 4 },
  { requester: 'm2', provider: 'm4', code: '3070990100004/000002', mode: 'BATCH', items: 4 },
];

/** A kind of matter: its share of all matters, who may take part, and what they do. */
export interface Course {
  readonly name: string;
  /** Share of all matters, in thousandths. */
  readonly share: number;
  readonly pairs: readonly Pair[];
  readonly act: (play: Play, pair: Pair) => Promise<void>;
}

const content = ({ code, mode, items }: Pair, until: string) => ({
  ...request(code, mode, items),
  usageTerm: { until },
});
const LAST_DAY = '2028-07-31';

async function submits(play: Play, pair: Pair, until = LAST_DAY): Promise<void> {
  const { requester } = pair;
  await play.to(0, '09:20');
  await play.starts(`${requester}.handler`, 'share-request', content(pair, until));
  await play.to(0, '09:50');
  await play.does(`${requester}.handler`, 'submit-internally', { revision: 1, declaration: true });
  await play.to(0, '10:40');
  await play.does(`${requester}.lead`, 'lead-consent', { revision: 1 });
  await play.to(0, '14:10');
  await play.does(`${pair.provider}.handler`, 'accept');
}

async function agrees(play: Play, { provider, items }: Pair, day: number): Promise<void> {
  await play.to(day, '10:10');
  await play.does(`${provider}.handler`, 'propose-reply', agree(items));
  await play.to(day, '15:30');
  await play.does(`${provider}.lead`, 'lead-approve-reply', { revision: 1 });
}

/** An assessment that holds as long as anything is delivered. */
const assessment = { ...recent, assessedAt: '2025-07-28', validUntil: '2027-07-27' };

async function delivers(play: Play, pair: Pair, day: number): Promise<void> {
  const { provider, mode, items } = pair;
  await play.to(day, '09:40');
  const assessed = CONDITIONAL.includes(pair) && { assessment };
  await play.does(`${provider}.handler`, 'start-delivery', { mode, ...assessed });
  await play.to(day, '16:20');
  await play.does(`${provider}.handler`, 'record-delivery', delivery(items));
}

async function accepts(play: Play, { requester }: Pair, day: number, revision = 1): Promise<void> {
  await play.to(day, '10:30');
  await play.does(`${requester}.handler`, 'accept-delivery', { revision });
}

async function records(play: Play, { requester }: Pair, type: string, day: number): Promise<void> {
  await play.to(day, '11:00');
  await play.does(`${requester}.handler`, 'record-use', {
    type,
    occurredOn: play.day(day),
    text: '受理申请时逐件核验。',
  });
}

async function disposes(play: Play, { requester, provider }: Pair, day: number): Promise<void> {
  await play.to(day, '10:00');
  await play.does(`${requester}.handler`, 'purpose-ended', {
    kind: 'ACHIEVED',
    text: '集中核验已经完成，不再需要使用。',
  });
  await play.to(day + 1, '10:00');
  await play.does(`${provider}.handler`, 'instruct-disposal', { method: 'DELETE', text: '全部副本含备份一并删除。' });
  await play.to(day + 3, '10:00');
  await play.does(`${requester}.handler`, 'certify-disposal', {
    method: 'DELETE',
    executedAt: `${play.day(day + 2)}T17:00:00+08:00`,
    systems: ['业务系统(示例)'],
    copies: { working: '已全部删除。', backups: '随备份轮换覆盖。', useRecordsKept: true },
    documents: [await play.file(`${requester}.handler`)],
  });
  await play.to(day + 4, '10:00');
  await play.does(`${provider}.lead`, 'confirm-disposal', { revision: 1 });
}

/** From the reply to the data in use, with records of it. */
async function obtains(play: Play, pair: Pair, replied: number): Promise<void> {
  await agrees(play, pair, replied);
  await delivers(play, pair, replied + 2);
  await accepts(play, pair, replied + 3);
  await records(play, pair, 'SCENARIO', replied + 4);
}

async function whole(play: Play, pair: Pair, replied: number): Promise<void> {
  await submits(play, pair);
  await obtains(play, pair, replied);
  for (const day of [5, 6, 7]) await records(play, pair, 'STATUS', replied + day);
  await records(play, pair, 'EFFECT', replied + 8);
  await disposes(play, pair, replied + 9);
}

const refusal = (items: number) => ({
  decisions: Array.from({ length: items }, (_, n) => ({
    itemId: `i${n + 1}`,
    agree: false,
    code: 'OUTSIDE_PUBLISHED_SCOPE',
    conditionId: 'c1',
    text: '申请的使用范围超出本目录公布的共享范围，不同意共享。',
  })),
});

const supplement = { list: ['请补充授权书样式', '请说明预计日查询量'] };
const supplied = {
  answers: [
    { item: 1, text: '授权书样式见附件。' },
    { item: 2, text: '预计日均三百次。' },
  ],
};

async function judges(play: Play, { provider, code }: Pair, outcome: string): Promise<void> {
  await play.findsCandidate(`${provider}.lead`, code);
  const judge = `${authorities[provider.charAt(0)]}.supervisor`;
  await play.does(judge, 'judge', { outcome, reason: '该部门未在期限内答复，也没有说明任何理由。' }, 'candidate');
}
const authorities: Readonly<Record<string, string>> = { n: 'n1', p: 'p1', m: 'm1', c: 'c1' };

/** Has an error of data in use corrected, and then ends the use. */
async function corrects(play: Play, pair: Pair): Promise<void> {
  const { requester, provider, code } = pair;
  await submits(play, pair);
  await obtains(play, pair, 1);
  await play.to(6, '10:00');
  const errors = [{ itemId: 'i2', recordKey: '9901**********2417', currentValue: '未完成', expectedValue: '已完成' }];
  await play.starts(`${requester}.handler`, 'correction-request', { catalogCode: code, errors }, 'correction');
  const documents = [await play.file(`${requester}.handler`)];
  await play.to(6, '10:30');
  await play.does(`${requester}.handler`, 'submit-correction', { revision: 1, documents }, 'correction');
  await play.to(8, '10:00');
  await play.does(`${provider}.handler`, 'start-verification', {}, 'correction');
  const finding = { error: 1, confirmed: true, facts: '汇聚时未更新。' };
  await play.does(`${provider}.handler`, 'record-finding', finding, 'correction');
  await play.to(10, '10:00');
  const made = {
    error: 1,
    note: '按登记更正，并重新推送。',
    correctedOn: play.day(9),
    before: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    after: '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752',
  };
  await play.does(`${provider}.handler`, 'record-correction', made, 'correction');
  await play.does(`${provider}.lead`, 'feed-back', { outcome: 'CORRECTED', text: '属实，已更正。' }, 'correction');
  await play.to(11, '10:00');
  await play.does(`${requester}.handler`, 'accept-feedback', {}, 'correction');
  await disposes(play, pair, 12);
}

async function rules(play: Play, { requester }: Pair): Promise<void> {
  await play.to(0, '10:00');
  const documents = [await play.file(`${requester}.handler`)];
  const rule = {
    title: '政务数据共享工作管理办法（示例）',
    summary: '明确各处室编制目录、答复共享申请、核实校核申请的分工和时限。',
    label: '首版',
    from: play.day(5),
  };
  await play.starts(`${requester}.handler`, 'internal-rule', { ...rule, documents });
  await play.does(`${requester}.handler`, 'submit-to-head', { revision: 1 });
  await play.to(2, '10:00');
  await play.does(`${requester}.head`, 'head-approve', { revision: 1 });
}

async function updates(play: Play, { provider, code }: Pair, passed: number): Promise<void> {
  await play.to(0, '10:00');
  await play.starts(`${provider}.handler`, 'catalog-update', {
    catalogCode: code,
    trigger: 'LEGAL_CHANGE',
    eventDate: play.day(0),
    docRef: '《业务管理办法(示例)》修订',
    reason: '修订后登记范围有所增加。',
  });
  await play.does(`${provider}.handler`, 'start-update');
  await play.to(3, '10:00');
  await play.does(`${provider}.handler`, 'revise-change', {
    changes: { abstract: '按修订后的办法登记的状态和有效期，供审核使用。' },
    changeReason: '修订后的办法增加了登记范围。',
  });
  await play.does(`${provider}.lead`, 'submit-to-head', { revision: 1 });
  await play.to(4, '10:00');
  await play.does(`${provider}.head`, 'head-approve', { revision: 1 });
  await play.to(passed, '10:00');
  await play.does(`${authorities[provider.charAt(0)]}.reviewer`, 'authority-pass', { revision: 1 });
}

/** Kinds of matters. Most are done within some weeks; some wait for ever. */
export const COURSES: readonly Course[] = [
  { name: 'whole', share: 270, pairs: CONDITIONAL, act: (play, pair) => whole(play, pair, 4) },
  { name: 'whole, at once', share: 270, pairs: UNCONDITIONAL, act: (play, pair) => whole(play, pair, 1) },
  {
    name: 'in use',
    share: 10,
    pairs: CONDITIONAL,
    async act(play, pair) {
      await submits(play, pair);
      await obtains(play, pair, 6);
    },
  },
  {
    name: 'refused',
    share: 80,
    pairs: CONDITIONAL,
    async act(play, pair) {
      await submits(play, pair);
      await play.to(5, '10:00');
      await play.does(`${pair.provider}.handler`, 'propose-reply', refusal(pair.items));
      await play.to(6, '10:00');
      await play.does(`${pair.provider}.lead`, 'lead-approve-reply', { revision: 1 });
    },
  },
  {
    name: 'withdrawn',
    share: 40,
    pairs: CONDITIONAL,
    async act(play, pair) {
      await submits(play, pair);
      await play.to(3, '10:00');
      await play.does(`${pair.requester}.lead`, 'withdraw', { reason: '业务调整，不再需要。' });
    },
  },
  {
    name: 'supplemented',
    share: 60,
    pairs: CONDITIONAL,
    async act(play, pair) {
      await submits(play, pair);
      await play.to(2, '10:00');
      await play.does(`${pair.provider}.handler`, 'ask-supplement', supplement);
      await play.to(6, '10:00');
      await play.does(`${pair.requester}.handler`, 'supply-supplement', supplied);
      await obtains(play, pair, 8);
      await disposes(play, pair, 15);
    },
  },
  {
    name: 'lapsed',
    share: 20,
    pairs: CONDITIONAL,
    async act(play, pair) {
      await submits(play, pair);
      await play.to(2, '10:00');
      await play.does(`${pair.provider}.handler`, 'ask-supplement', supplement);
      await play.to(25, '10:00');
      const reason = '经提醒仍未补充材料；可随时重新申请。';
      await play.does(`${pair.provider}.lead`, 'close-unsupplemented', { reason });
    },
  },
  {
    name: 'extended',
    share: 40,
    pairs: CONDITIONAL,
    async act(play, pair) {
      await submits(play, pair);
      await play.to(7, '15:00');
      await play.does(`${pair.provider}.lead`, 'request-extension', { days: 10, reason: '须与税务部门逐月核对。' });
      await play.to(8, '10:00');
      const decider = `${authorities[pair.provider.charAt(0)]}.reviewer`;
      await play.does(decider, 'decide-extension', { grant: true, days: 10, reason: '情况属实。' });
      await obtains(play, pair, 14);
      await disposes(play, pair, 20);
    },
  },
  {
    name: 'rejected',
    share: 40,
    pairs: CONDITIONAL,
    async act(play, pair) {
      await submits(play, pair);
      await agrees(play, pair, 4);
      await delivers(play, pair, 6);
      await play.to(7, '10:00');
      const reasons = [{ itemId: 'i1', rule: '完整性', text: '约三成记录的证件号为空。' }];
      await play.does(`${pair.requester}.handler`, 'reject-delivery', { revision: 1, reasons });
      await delivers(play, pair, 11);
      await accepts(play, pair, 12, 2);
      await disposes(play, pair, 16);
    },
  },
  {
    name: 'late and judged',
    share: 50,
    pairs: CONDITIONAL,
    async act(play, pair) {
      await submits(play, pair);
      await obtains(play, pair, 13);
      await judges(play, pair, 'BREACH');
      await disposes(play, pair, 20);
    },
  },
  {
    name: 'waiting for ever',
    share: 20,
    pairs: [...CONDITIONAL, ...UNCONDITIONAL],
    act: (play, pair) => submits(play, pair),
  },
  {
    name: 'agreed and not delivered',
    share: 8,
    pairs: CONDITIONAL,
    async act(play, pair) {
      await submits(play, pair);
      await agrees(play, pair, 5);
    },
  },
  { name: 'corrected', share: 70, pairs: CONDITIONAL.slice(0, 4), act: corrects },
  { name: 'rule', share: 10, pairs: [...CONDITIONAL, ...UNCONDITIONAL], act: rules },
  {
    name: 'draft',
    share: 2,
    pairs: CONDITIONAL,
    async act(play, pair) {
      await play.to(0, '09:20');
      await play.starts(`${pair.requester}.handler`, 'share-request', content(pair, LAST_DAY));
    },
  },
  { name: 'updated', share: 9, pairs: CONDITIONAL, act: (play, pair) => updates(play, pair, 5) },
  { name: 'updated, reviewed late', share: 1, pairs: CONDITIONAL, act: (play, pair) => updates(play, pair, 9) },
];
