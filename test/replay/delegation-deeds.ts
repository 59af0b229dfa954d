import { request } from '../scenarios/payloads.js';
import type { Stage } from '../scenarios/stage.js';

/*
 * Recorded acts for another, and a person who keeps out. Together they cause every event of delegations and recusals, and
 * an act whose event says for whom it was done.
 */

/** Matters that {@link actForAnother} begins, with their processes. */
export const ACTING = {
  delegation: 'delegation',
  'another delegation': 'delegation',
  recusal: 'recusal',
} as const;

const reason = '情况属实，请办理。';

/** Has a head consent to a request for the lead, and keeps a person out of that request for a while. */
export async function actForAnother(stage: Stage): Promise<void> {
  const lent = { delegatedBy: 'c2.lead', role: 'WB_LEAD', departmentId: 'C2', until: '2025-11-30' };
  await stage.begins('sysadmin.1', 'delegation', { ...lent, accountId: 'c2.head' }, 'delegation');
  await stage.does('sysadmin.2', 'confirm-delegation', {}, 'delegation');
  const handled = { ...lent, accountId: 'c2.head', delegatedBy: 'c2.handler', role: 'WB_HANDLER' };
  await stage.begins('sysadmin.1', 'delegation', handled, 'another delegation');
  await stage.does('sysadmin.2', 'reject-delegation', { reason }, 'another delegation');
  await stage.begins('c2.handler', 'share-request', request('3070990000005/000002', 'FILE', 2), 'request');
  await stage.does('c2.handler', 'submit-internally', { revision: 1, declaration: true }, 'request');
  await stage.does('c2.head', 'lead-consent', { revision: 1 }, 'request');
  await stage.does('sysadmin.1', 'end-delegation', { reason }, 'delegation');
  const recusal = { recusedFrom: stage.idOf('request'), accountId: 'p5.handler', reason };
  await stage.begins('sysadmin.1', 'recusal', recusal, 'recusal');
  await stage.does('sysadmin.2', 'lift-recusal', { reason }, 'recusal');
}
