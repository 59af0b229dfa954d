import type { OpenPoint, PointUse } from '../open-point.js';

/** Every limit that the Regulation counts in working days. */
const EVERY_LIMIT: readonly PointUse[] = [
  { process: 'catalog-update', clause: '17(2)' },
  { process: 'catalog-update', clause: '17(3)' },
  { process: 'share-request', clause: '21(1)' },
  { process: 'share-request', clause: '22(1)' },
  { process: 'correction-request', clause: '26(2)' },
];

/** Limits that begin with a receipt: that of a request, of an updated entry, of a correction. */
const RECEIPTS = EVERY_LIMIT.filter(({ clause }) => clause !== '17(2)' && clause !== '22(1)');

/** Open points on counting, common to all limits. */
export const COUNTING_POINTS = {
  'Q-01': {
    question: '起算当日是否计入期限？',
    options: { EXCLUDE: '不计入', INCLUDE: '计入' },
    why: '民法典第二百零一条：开始的当日不计入；以工作日计算的期限通常也这样理解。',
    readBy: 'CLOCK',
    uses: EVERY_LIMIT,
  },
  'Q-02': {
    question: '休息日收到的，以哪一日为收到之日？',
    options: { ACTUAL_DAY: '实际收到之日', NEXT_WORKING_DAY: '下一个工作日' },
    why: '以实际收到之日最为简明，届满之日也较早，按此办理的两种理解都符合；有法院采纳过另一种理解，介于两日之间的另行标注，待人工认定。',
    readBy: 'CLOCK',
    uses: RECEIPTS,
  },
  'Q-03': {
    question: '工作日下班后收到的，以哪一日为收到之日？',
    options: { SAME_DAY: '当日', NEXT_WORKING_DAY: '下一个工作日' },
    why: '平台全天接收，期限按整日计算。',
    readBy: 'CLOCK',
    uses: RECEIPTS,
  },
  'Q-04': {
    question: '期限最后一日何时截止？',
    options: { MIDNIGHT: '当日二十四时', BUSINESS_CLOSE: '当日下班时（17:30）' },
    why: '民法典第二百零三条：最后一日的截止时间为二十四时；电子渠道不停止接收，提醒则在上班时间发出。',
    readBy: 'CLOCK',
    uses: EVERY_LIMIT,
  },
  'Q-05': {
    question: '平台上何为“收到”共享申请？',
    options: { PROVIDER_INBOX: '到达提供部门收件箱', FORWARDED: '主管部门分送之后', ACCEPTED: '提供部门受理之后' },
    why: '以分送或者受理起算的，谁拖延谁就延长了期限。',
    readBy: 'CLOCK',
    uses: [{ process: 'share-request', clause: '21(1)' }],
    notOffered: {
      FORWARDED: '本版本的共享申请直接到达提供部门，没有主管部门分送的环节',
      ACCEPTED: '本版本的受理不影响期限',
    },
  },
  'Q-24': {
    question: '地方能否规定更短的期限？',
    options: { SHORTER_ALLOWED: '可以', NOT_ALLOWED: '不可以' },
    why: '第二十三条鼓励缩短；只能比条例短，不能更长。',
    readBy: 'ACT',
    uses: EVERY_LIMIT,
  },
  'Q-27': {
    question: '放假通知尚未公布的年份如何计算？',
    options: {
      PROVISIONAL: '先行计算，标注为暂定',
      REFUSE: '通知公布前不受理新的申请和触发事项；履行义务的办理不受影响',
    },
    why: '期限须即时有确定的日期；暂定的日期在通知公布后重新计算。',
    readBy: 'ACT',
    uses: EVERY_LIMIT,
  },
  'Q-28': {
    question: '争议处理期间期限是否停计？',
    options: { RUN: '不停计', PAUSE: '停计' },
    why: '第二十八条没有规定争议处理停止期限。',
    readBy: 'CLOCK',
    uses: [],
    notOffered: { PAUSE: '本版本没有争议处理的流程' },
  },
} as const satisfies Readonly<Record<string, OpenPoint>>;
