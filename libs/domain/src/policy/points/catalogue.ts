import type { OpenPoint, PointUse } from '../open-point.js';

const UPDATE: readonly PointUse[] = [{ process: 'catalog-update', clause: '17(2)' }];

/** Open points on the publication and update of entries. */
export const CATALOGUE_POINTS = {
  'Q-14': {
    question: '主管部门退回目录更新后，更新期限如何计算？',
    options: { ORIGINAL_DATE: '仍为原届满之日', RESTART: '自退回起重新计算', RESUME: '自退回起继续计算' },
    why: '条例未作规定，任何新的天数都是条例没有的；在审核期间届满的，按期报送仍然有效，另设两个工作日的工作目标。',
    readBy: 'CLOCK',
    uses: UPDATE,
  },
  'Q-15': {
    question: '目录更新期限自公布之日还是施行之日起算？',
    options: { EFFECTIVE: '施行之日', PROMULGATED: '公布之日' },
    why: '自施行之日起，适用的内容才有变化。',
    readBy: 'ACT',
    uses: [...UPDATE, { process: 'update-trigger', clause: '17(1)' }],
  },
  'Q-16': {
    question: '目录更新期限是否包含报送主管部门？',
    options: { YES: '包含', NO: '不包含，提交部门负责人审核时即为完成更新' },
    why: '“完成更新，并报送”在同一句中使用同一个天数。',
    readBy: 'CLOCK',
    uses: UPDATE,
  },
  'Q-17': {
    question: '目录更新的五个工作日延期是上限还是定数？',
    options: { MAXIMUM: '上限', FIXED: '定数' },
    why: '“可以延长五个工作日”理解为最多五个，按整日计算。',
    readBy: 'CLOCK',
    uses: UPDATE,
  },
  'Q-23': {
    question: '目录首次发布的审核是否设期限？',
    options: { SOFT_10: '工作目标十个工作日', NONE: '不设', SOFT_2: '工作目标两个工作日' },
    why: '两个工作日的规定只针对更新，首次发布只设工作目标，不是法定期限。',
    readBy: 'ACT',
    uses: [{ process: 'catalog-entry', clause: '16(1)' }],
  },
} as const satisfies Readonly<Record<string, OpenPoint>>;
