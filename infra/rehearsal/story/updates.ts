import { at, stepsOf, type Step } from './step.js';

const LICENCES = stepsOf('catalog-updates', 'under way');

/** A law was amended on 21 January: 公安厅 drafts the change of its entry, due on 4 February (Art 17(2)). */
const underWay: readonly Step[] = [
  LICENCES(at('2026-01-22', '10:00'), 'p2.handler', 'open-update', {
    catalogCode: '3070990000002/000001',
    trigger: 'LEGAL_CHANGE',
    eventDate: '2026-01-21',
    docRef: '《机动车驾驶证管理办法(示例)》修订',
    reason: '修订后新增电子驾驶证状态，目录须相应更新。',
  }),
  LICENCES(at('2026-01-26', '09:30'), 'p2.handler', 'start-update'),
  LICENCES(at('2026-01-29', '11:00'), 'p2.handler', 'revise-change', {
    changes: { abstract: '按驾驶证号返回准驾车型和证件状态（含电子驾驶证），供从业资格审核使用。' },
    changeReason: '修订后的办法将电子驾驶证状态纳入登记。',
  }),
];

const INSTITUTIONS = stepsOf('catalog-updates', 'review overdue');

/** 卫生健康委员会 has submitted in time; its authority has not reviewed within two working days (Arts 17(3), 41(3)). */
const reviewOverdue: readonly Step[] = [
  INSTITUTIONS(at('2026-01-19', '09:30'), 'm3.handler', 'open-update', {
    catalogCode: '3070990100003/000001',
    trigger: 'DUTY_CHANGE',
    eventDate: '2026-01-12',
    docRef: '青编发〔2026〕3 号(示例)',
    reason: '诊所备案职责划入。',
  }),
  INSTITUTIONS(at('2026-01-20', '09:30'), 'm3.handler', 'start-update'),
  INSTITUTIONS(at('2026-01-21', '15:00'), 'm3.handler', 'revise-change', {
    changes: { abstract: '医疗机构执业登记和诊所备案的机构代码、名称、诊疗科目和有效期。' },
    changeReason: '诊所备案职责划入后，范围相应扩大。',
  }),
  INSTITUTIONS(at('2026-01-22', '15:00'), 'm3.lead', 'submit-to-head', { revision: 1 }),
  INSTITUTIONS(at('2026-01-23', '10:00'), 'm3.head', 'head-approve', { revision: 1 }),
];

/** The authority above demands that the authority of the city explain the delay (督办). */
const supervised: readonly Step[] = [
  INSTITUTIONS(
    at('2026-01-28', '10:00'),
    'p1.supervisor',
    'supervise',
    { departmentId: 'M1', requirement: '目录更新的审核已经逾期，请说明原因和办结时间。', answerWithin: 5 },
    { opens: { matter: 'contested candidate', process: 'breach-candidate' } },
  ),
];

const EQUIPMENT = stepsOf('catalog-updates', 'scheduled');

/** A law takes effect on 28 December 2026: ten working days later is in a year without a published notice. */
const scheduled: readonly Step[] = [
  EQUIPMENT(at('2026-01-29', '10:20'), 'p3.handler', 'open-update', {
    catalogCode: '3070990000003/000002',
    trigger: 'LEGAL_CHANGE',
    eventDate: '2026-12-28',
    docRef: '《云岭省特种设备安全条例(示例)》修订，2026年12月28日施行',
    reason: '修订后使用登记增加充装单位，目录须在施行后更新。',
  }),
];

/** Updates of published entries. The published versions stay usable meanwhile. */
export const updates: readonly Step[] = [...underWay, ...reviewOverdue, ...supervised, ...scheduled];
