import { request } from '../scenarios/payloads.js';
import type { Stage } from '../scenarios/stage.js';

const reason = '签收单属于另一事项。';
/** A change of law that is recent enough for its limit to be extended. */
const CHANGE = {
  catalogCode: '3070990000002/000001',
  trigger: 'LEGAL_CHANGE',
  eventDate: '2025-10-17',
  docRef: '《机动车驾驶证管理办法（示例）》修订',
  reason: '修订后新增电子驾驶证状态，数据项须相应更新。',
};

/** Has M2 and P2 ask for a longer limit: of a reply, and of an update. */
export async function askForDays(stage: Stage, asked: string, update: string): Promise<void> {
  await stage.raises('p6', request('3070990100002/000002', 'API', 2), asked);
  await stage.begins('p2.handler', 'catalog-update', CHANGE, update);
  for (const [lead, matter] of [
    ['m2.lead', asked],
    ['p2.lead', update],
  ] as const)
    await stage.does(lead, 'request-extension', { days: 3, reason: '须协调三个系统。' }, matter);
}

/** Has the authorities register on a later day what they decided on paper, and the departments confirm it. */
export async function decideOnPaper(stage: Stage, asked: string, update: string): Promise<void> {
  const paper = { reason: '情况属实。', decidedAt: '2025-10-20T15:00:00+08:00', channel: 'HAND_IN' };
  for (const [decider, lead, grant, matter] of [
    ['m1.reviewer', 'm2.lead', true, asked],
    ['p1.reviewer', 'p2.lead', false, update],
  ] as const) {
    const documents = [await stage.uploads(decider, '审核决定（示例）')];
    await stage.does(decider, 'register-extension-decision', { ...paper, grant, documents }, matter);
    await stage.does(lead, 'confirm-extension-decision', {}, matter);
  }
}

/**
 * Has M2 register an earlier start of its own limit, and on it a request for an extension that it made on paper; the
 * authority refutes the start. Another start, of the requester P6, is withdrawn before anybody confirms it.
 */
export async function registerAndUndo(stage: Stage, matter: string): Promise<void> {
  const channel = 'HAND_IN';
  const starts = async (account: string, at: string) => {
    const paper = { clockId: 'reply', of: 'START', at, channel, reason: '纸质申请当面递交。' };
    const documents = [await stage.uploads(account, '签收单（示例）')];
    await stage.does(account, 'register-earlier-receipt', { ...paper, documents }, matter);
  };
  await stage.raises('p6', request('3070990100002/000002', 'API', 2), matter);
  await starts('m2.lead', '2025-10-16T16:00:00+08:00');
  const documents = [await stage.uploads('m2.lead', '延期申请（示例）')];
  const asked = { days: 3, reason: '须协调三个系统。', askedAt: '2025-10-17T10:00:00+08:00', channel };
  await stage.does('m2.lead', 'register-extension-request', { ...asked, documents }, matter);
  await stage.does('m1.sa-head', 'refute-earlier-receipt', { registration: 1, reason }, matter);
  await starts('p6.lead', '2025-10-15T16:00:00+08:00');
  await stage.does('p6.lead', 'withdraw-earlier-receipt', { registration: 2, reason }, matter);
}
