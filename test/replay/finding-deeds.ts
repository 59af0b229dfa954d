import { obtains } from '../scenarios/granted.js';
import { request } from '../scenarios/payloads.js';
import type { Stage } from '../scenarios/stage.js';

export const ENTRY = '3070990100003/000001';
const ALLOWANCE = '3070990100002/000001';
const DEATHS = '303002/000002';
const reason = '情况属实，见所附对照表，请核对后办理。';
const undone = { reasons: ['报送的版本没有涉及调整的内容，应当更新的内容均未更新。'], finding: 'NOT_UPDATED' };
const opening = {
  catalogCode: ENTRY,
  trigger: 'LEGAL_CHANGE',
  eventDate: '2025-09-29',
  docRef: '《医疗机构管理办法(示例)》修订',
  reason: '修订后诊所改为备案。',
};
const change = {
  changes: { abstract: '医疗机构执业登记和诊所备案的机构代码、名称、诊疗科目和有效期。' },
  changeReason: '诊所改为备案后，范围相应扩大。',
};

/** Submits an update on the last day of its limit, 20 October 2025. */
export async function submitOnTheLastDay(stage: Stage, update: string): Promise<void> {
  await stage.begins('m3.handler', 'catalog-update', opening, update);
  await stage.does('m3.handler', 'start-update', {}, update);
  await stage.does('m3.handler', 'revise-change', change, update);
  await submit(stage, update);
}

/** Finds after that day that nothing was updated. */
export const findUndone = (stage: Stage, update: string): Promise<void> =>
  stage.does('m1.reviewer', 'authority-return', undone, update);

export async function contest(stage: Stage, update: string): Promise<void> {
  await stage.does('m3.lead', 'contest-finding', { reason }, update);
}

/** The authority above upholds the first finding, and sets a second one aside. */
export async function upholdAndSetAside(stage: Stage, update: string): Promise<void> {
  await stage.does('p1.reviewer', 'decide-contest', { uphold: true, reason }, update);
  await stage.does('m3.handler', 'rework', {}, update);
  await submit(stage, update);
  await findUndone(stage, update);
  await contest(stage, update);
  await stage.does('p1.reviewer', 'decide-contest', { uphold: false, reason }, update);
}

/** A correction that the source hands back, and a result with which the requester disagrees. */
export async function handBackAndDisagree(stage: Stage, correction: string): Promise<void> {
  await obtains(stage, 'm4', 'm2', request(ALLOWANCE, 'API', 3), 'grant');
  const errors = [{ itemId: 'i3', description: '保障对象已死亡，起止月仍在延续。' }];
  const documents = [await stage.uploads('m4.handler', '走访记录(示例)')];
  await stage.begins('m4.handler', 'correction-request', { catalogCode: ALLOWANCE, errors }, correction);
  await stage.does('m4.handler', 'submit-correction', { revision: 1, documents }, correction);
  const sentOn = { sourceCatalogCode: DEATHS, items: [{ error: 1, sourceItemId: 'i2' }], reason };
  await stage.does('m2.handler', 'reroute', sentOn, correction);
  await stage.does('n2.handler', 'accept-reroute', {}, correction);
  await stage.does('n2.handler', 'hand-back', { reason }, correction);
  await stage.does('m2.handler', 'start-verification', {}, correction);
  const found = { error: 1, confirmed: false, facts: '与原始登记一致。' };
  await stage.does('m2.handler', 'record-finding', found, correction);
  await stage.does('m2.lead', 'feed-back', { outcome: 'NO_ERROR', text: '与原始登记一致。' }, correction);
  await stage.does('m4.handler', 'disagree', { reason }, correction);
  await stage.does('m2.lead', 'answer-disagreement', { stands: true, text: reason }, correction);
}

async function submit(stage: Stage, update: string): Promise<void> {
  await stage.does('m3.lead', 'submit-to-head', { revision: 1 }, update);
  await stage.does('m3.head', 'head-approve', { revision: 1 }, update);
}
