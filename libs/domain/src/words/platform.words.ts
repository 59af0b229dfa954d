import type { AccessKind } from '../access/access-kind.js';
import type { Link } from '../matter/definition.js';
import type { DeliveryChannel, DeliveryState } from '../notification/delivery.js';
import type { NotificationDelivery } from '../notification/when.js';
import { PROCESSES } from '../processes/index.js';
import { spelled, wordsOf, type Words } from './word.js';

type ProcessName = (typeof PROCESSES)[number]['process'];

const PROCESS_TITLES = Object.fromEntries(PROCESSES.map(({ process, title }) => [process, title])) as Readonly<
  Record<ProcessName, string>
>;

/** Titles of all states; a state whose title differs between processes has them all. */
function stateTitles(): Readonly<Record<string, string>> {
  const titles = new Map<string, Set<string>>();
  for (const { stateTitles: own } of PROCESSES)
    for (const [state, title] of Object.entries<string>(own))
      titles.set(state, (titles.get(state) ?? new Set()).add(title));
  return Object.fromEntries([...titles].map(([state, all]) => [state, [...all].join('／')]));
}

/** Words of the platform: its lists, messages, versions of rules and log. */
export const PLATFORM_WORDS = {
  process: wordsOf(PROCESS_TITLES, spelled),
  state: wordsOf(stateTitles(), spelled),
  relation: {
    entry: { zh: '目录条目', en: 'catalogue entry' },
    update: { zh: '目录更新', en: 'catalogue update' },
    trigger: { zh: '更新触发事项', en: 'trigger of the update' },
    report: { zh: '群众反映', en: "citizen's report" },
    correction: { zh: '校核申请', en: 'correction request' },
    late: { zh: '逾期的事项', en: 'matter that was late' },
  } satisfies Words<Link['relation']>,
  effectState: {
    PENDING: { zh: '待送达', en: 'pending' },
    DONE: { zh: '已送达', en: 'done' },
    REFUSED: { zh: '被拒绝', en: 'refused' },
    PARKED: { zh: '搁置，待人工处理', en: 'parked' },
  },
  deliveryChannel: {
    EMAIL: { zh: '邮件', en: 'e-mail' },
    WEBHOOK: { zh: '推送', en: 'webhook' },
  } satisfies Words<DeliveryChannel>,
  deliveryState: {
    HELD: { zh: '汇总中', en: 'held for a digest' },
    PENDING: { zh: '待发', en: 'pending' },
    UNDER_WAY: { zh: '发送中', en: 'under way' },
    DELIVERED: { zh: '已送达', en: 'delivered' },
    DROPPED: { zh: '已无内容可发或者已无地址', en: 'dropped: nothing to send, or no address' },
    DEAD: { zh: '已放弃，等待运维人员', en: 'given up, waits for an operator' },
  } satisfies Words<DeliveryState>,
  notificationDelivery: {
    AT_ONCE: { zh: '逐条即时发送', en: 'each at once' },
    DIGEST: { zh: '每个工作日汇总发送', en: 'one digest a working day' },
  } satisfies Words<NotificationDelivery>,
  ruleVersionState: {
    CHECKED: { zh: '已核对，待启用', en: 'checked' },
    ACTIVE: { zh: '现行', en: 'in force' },
    SUPERSEDED: { zh: '已被替换', en: 'superseded' },
  },
  rolloutState: {
    RUNNING: { zh: '重新计算中', en: 'running' },
    DONE: { zh: '已完成', en: 'done' },
    STOPPED: { zh: '已停下', en: 'stopped' },
    SUPERSEDED: { zh: '已被替换', en: 'superseded' },
  },
  readBy: {
    CLOCK: { zh: '期限开始时的版本', en: 'the version under which the clock began' },
    ACT: { zh: '办理时的版本', en: 'the version in force at the act' },
  },
  accessKind: {
    SIGNED_IN: { zh: '登录', en: 'signed in' },
    SIGN_IN_REFUSED: { zh: '登录被拒绝', en: 'sign-in refused' },
    SIGNED_OUT: { zh: '退出', en: 'signed out' },
    SIGNED_OUT_AT_PROVIDER: { zh: '在身份提供方退出', en: 'signed out at the provider of identities' },
    ENDED_SESSION_USED: { zh: '使用已结束的登录', en: 'ended session used' },
    REFUSED: { zh: '访问被拒绝', en: 'access refused' },
    USE_RECORDS_READ: { zh: '查阅使用记录', en: 'use records read' },
    RESTRICTED_READ: { zh: '查阅其他部门的内部内容或者文件', en: "another department's internal content or file read" },
    ACCESS_LOG_READ: { zh: '查阅访问日志', en: 'access log read' },
  } satisfies Words<AccessKind>,
  platformMode: {
    rehearsal: { zh: '演练', en: 'rehearsal' },
    production: { zh: '正式运行', en: 'production' },
  },
  matterOrder: {
    due: { zh: '按期限先后', en: 'by limit' },
    id: { zh: '按标识', en: 'by id' },
  },
  sheetFormat: {
    xlsx: { zh: 'Excel 工作簿', en: 'Excel workbook' },
    csv: { zh: 'CSV 文本', en: 'CSV text' },
  },
  yesNo: {
    true: { zh: '是', en: 'yes' },
    false: { zh: '否', en: 'no' },
  },
  health: { ok: { zh: '正常', en: 'ok' } },
};
