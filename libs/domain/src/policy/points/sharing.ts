import type { OpenPoint, PointUse } from '../open-point.js';

const REPLY: readonly PointUse[] = [{ process: 'share-request', clause: '21(1)' }];
const EXTENSION: readonly PointUse[] = [...REPLY, { process: 'catalog-update', clause: '17(2)' }];
const SUPPLEMENT: readonly PointUse[] = [{ process: 'share-request', clause: '21(2)' }];

/** Open points on requests for data, their delivery, use and disposal. */
export const SHARING_POINTS = {
  'Q-06': {
    question: '期限届满前申请、届满后才同意的延期是否有效？',
    options: { LATE_GRANT: '有效', STRICT: '无效' },
    why: '主管部门审核迟延不应由提供部门承担；届满后才申请的，两种理解都不予延长。',
    readBy: 'CLOCK',
    uses: EXTENSION,
  },
  'Q-07': {
    question: '无条件共享数据的一个工作日答复期限能否延长？',
    options: { YES: '可以', NO: '不可以' },
    why: '延长的规定接在两种答复期限之后；此类延期在统计中单列。',
    readBy: 'CLOCK',
    uses: REPLY,
  },
  'Q-08': {
    question: '可以延期几次？',
    options: { ONE: '一次', MANY: '多次，合计不超过十个工作日' },
    why: '一次为限可以防止一拖再拖；两种理解下合计都不超过十个工作日。',
    readBy: 'CLOCK',
    uses: REPLY,
  },
  'Q-09': {
    question: '未告知申请部门的延期是否生效？',
    options: { NOT_EFFECTIVE: '不生效，同意延期时一并告知', EFFECTIVE: '自同意时生效，由提供部门自行告知' },
    why: '“并告知”是规则本身的一部分。',
    readBy: 'CLOCK',
    uses: REPLY,
    notOffered: { EFFECTIVE: '第二十一条第一款要求延长时告知申请部门，没有告知的延期不生效' },
  },
  'Q-10': {
    question: '要求补正对期限有何影响？',
    options: { PAUSE: '停计，补正后继续计算', RESTART: '补正后重新计算', CONTINUE: '继续计算' },
    why: '条例未作规定。重新计算使时间加倍，继续计算使提供部门承担需求部门的欠缺；停计的至少保留一个工作日。',
    readBy: 'CLOCK',
    uses: SUPPLEMENT,
  },
  'Q-11': {
    question: '最迟何时可以要求补正？',
    options: { LIMITED: '收到申请起五个工作日内（无条件共享为一个）', BEFORE_DUE: '答复期限届满前' },
    why: '参照行政许可法第三十二条。',
    readBy: 'CLOCK',
    uses: SUPPLEMENT,
  },
  'Q-12': {
    question: '申请部门补正可用多久？',
    options: { SOFT_10_THEN_CLOSE: '工作目标十个工作日，期满仍未补充的可以终结办理', UNLIMITED: '不限' },
    why: '避免期限一直停计；由人决定终结，不由系统自动终结，终结后可以重新申请。',
    readBy: 'CLOCK',
    uses: SUPPLEMENT,
  },
  'Q-13': {
    question: '申请部门尚有条件未具备的，提供期限是否停计？',
    options: { RUN: '不停计', PAUSE: '停计' },
    why: '条文自作出同意共享的答复之日起算；需求部门的迟延予以记录，作为正当理由的依据。',
    readBy: 'CLOCK',
    uses: [{ process: 'share-request', clause: '22(1)' }],
    notOffered: { PAUSE: '本版本的需求部门没有办理“条件已具备”的环节，停计之后无从恢复' },
  },
  'Q-19': {
    question: '无条件共享数据能否由平台自动答复？',
    options: { OFF: '不能', ON: '可以' },
    why: '第二十条第三款：答复须经工作机构负责人同意。',
    readBy: 'ACT',
    uses: [{ process: 'share-request', clause: '20(3)' }],
    notOffered: { ON: '本版本的答复一律由工作机构负责人逐项同意，没有常设同意的登记' },
  },
  'Q-20': {
    question: '使用记录的三年保存期自何时起算？',
    options: { END_OF_USE: '使用结束', EACH_RECORD: '每一条记录形成之日' },
    why: '自使用结束起算的，每一条记录在两种理解下都保存足够的时间。',
    readBy: 'ACT',
    uses: [{ process: 'share-request', clause: '29(2)' }],
  },
  'Q-21': {
    question: '由哪一方的主管部门暂停共享？',
    options: { EITHER: '任一方，通常由需求部门一方', REQUESTER_SIDE: '需求部门一方', PROVIDER_SIDE: '提供部门一方' },
    why: '条例未作规定。',
    readBy: 'ACT',
    uses: [],
    notOffered: {
      REQUESTER_SIDE: '本版本没有暂停共享的流程',
      PROVIDER_SIDE: '本版本没有暂停共享的流程',
    },
  },
  'Q-22': {
    question: '对服务变更提出异议，是否暂缓变更？',
    options: { BLOCK_30: '暂缓，解决前最长三十个工作日', NOT_BLOCK: '不暂缓' },
    why: '保障服务的连续：无正当理由不得停止。',
    readBy: 'ACT',
    uses: [],
    notOffered: { NOT_BLOCK: '本版本没有服务变更的流程' },
  },
  'Q-26': {
    question: '能否部分同意共享申请？',
    options: { ALLOWED: '可以，逐项答复', NOT_ALLOWED: '不可以，全部同意或者全部不同意' },
    why: '条例就申请整体作规定，没有禁止逐项答复；逐项答复有利于需求部门。',
    readBy: 'ACT',
    uses: [{ process: 'share-request', clause: '21(2)' }],
  },
  'Q-30': {
    question: '哪些理由可以不同意共享无条件共享的数据？',
    options: { SIX_CODES: '六项理由', ANY: '任何一项理由' },
    why: '第三条第一款、第十四条、第十五条第一款、第二十条第二款合并理解，余下六项理由，整体或者逐项适用。',
    readBy: 'ACT',
    uses: [{ process: 'share-request', clause: '21(2)' }],
    notOffered: { ANY: '第十五条第一款不许对无条件共享的数据增设条件' },
  },
  'Q-31': {
    question: '暂停“其共享权限”指一项还是全部授权？',
    options: { GRANT: '所涉的一项授权', ALL: '该部门的全部授权' },
    why: '只涉及一项的影响最小。',
    readBy: 'ACT',
    uses: [],
    notOffered: { ALL: '本版本没有暂停共享的流程' },
  },
  'Q-33': {
    question: '需求部门验收不通过的，共享期限如何计算？',
    options: {
      REST: '自验收不通过起继续计算共享时余下的天数，待验收的日子不计入',
      ORIGINAL: '仍为原届满之日',
      SOFT: '共享期限已经办结，重新共享另设工作目标',
    },
    why: '期限以共享为准，验收及其时间由需求部门掌握，不应由提供部门承担；没有余下天数的，留一个工作日，一个事项一次。',
    readBy: 'CLOCK',
    uses: [{ process: 'share-request', clause: '22(1)' }],
  },
} as const satisfies Readonly<Record<string, OpenPoint>>;
