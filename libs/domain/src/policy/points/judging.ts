import type { OpenPoint } from '../open-point.js';

/**
 * Open points on the answering department, on the deciding authority, and on acts that two different persons must do.
 */
export const JUDGING_POINTS = {
  'Q-18': {
    question: '校核申请发给非数源部门的，期限自何时起算？',
    options: { FIRST_RECEIPT: '首次收到之日', REROUTE: '转送之日' },
    why: '需求部门不因发错部门而受损；转送另设两个工作日的工作目标。',
    readBy: 'CLOCK',
    uses: [{ process: 'correction-request', clause: '26(2)' }],
  },
  'Q-25': {
    question: '一方即为上级的，谁是共同的上级主管部门？',
    options: { COMMON_LEVEL: '共同所属行政区划的主管部门', NEXT_ABOVE: '再上一级主管部门' },
    why: '包含双方的最低一级行政区划的主管部门最为便利。',
    readBy: 'ACT',
    uses: [],
    notOffered: { NEXT_ABOVE: '本版本没有争议协调的流程' },
  },
  'Q-29': {
    question: '“无正当理由”由谁认定？',
    options: { AUTHORITY_DECISION: '主管部门作出决定并记录', AUTOMATIC: '系统自动认定' },
    why: '逾期是可以计数的事实，违规须由主管部门认定；两者分开列示。',
    readBy: 'ACT',
    uses: [{ process: 'breach-candidate', clause: '39(4)' }],
    notOffered: { AUTOMATIC: '违规一律由主管部门认定，本系统不自动认定' },
  },
  'Q-32': {
    question: '同意、决定的人是否须与起草、经办的人不同？',
    options: {
      REQUIRED: '须为不同的人',
      RECORDED_EXCEPTION: '工作机构仅有一人的除外，并记入事项的经过',
    },
    why: '条例要求同意，没有要求由不同的人同意；这是本平台的内部控制。',
    readBy: 'ACT',
    uses: [
      { process: 'share-request', clause: '20(2)' },
      { process: 'share-request', clause: '20(3)' },
      { process: 'catalog-entry', clause: '13(1)' },
      { process: 'catalog-update', clause: '13(1)' },
    ],
  },
  'Q-34': {
    question: '部门负责人的职务能否授权他人代行？',
    options: { NOT_ALLOWED: '不可以', ALLOWED: '可以，由同一部门同级的人员在期限内代行' },
    why: '第十三条第一款的同意由部门负责人作出；允许代行的，须由政策明示。',
    readBy: 'ACT',
    uses: [{ process: 'delegation', clause: '13(1)' }],
  },
} as const satisfies Readonly<Record<string, OpenPoint>>;
