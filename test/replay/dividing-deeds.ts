import { obtains } from '../scenarios/granted.js';
import { request } from '../scenarios/payloads.js';
import type { Stage } from '../scenarios/stage.js';

const ALLOWANCE = '3070990100002/000001';
const DEATHS = '303002/000002';
const reason = '第 2 处的数据来自另一个数源部门，须分别转送。';
const errors = [
  { itemId: 'i3', description: '保障对象已死亡，起止月仍在延续。' },
  { itemId: 'i2', description: '保障类别有误。' },
];

/** A claim of two errors, of which the provider divides one; returns the id of the part. */
export async function divideClaim(stage: Stage, correction: string): Promise<string> {
  await obtains(stage, 'm4', 'm2', request(ALLOWANCE, 'API', 3), 'grant');
  const documents = [await stage.uploads('m4.handler', '走访记录(示例)')];
  await stage.begins('m4.handler', 'correction-request', { catalogCode: ALLOWANCE, errors }, correction);
  await stage.does('m4.handler', 'submit-correction', { revision: 1, documents }, correction);
  await stage.does('m2.handler', 'divide', { errors: [2], reason }, correction);
  const { divisions } = (await stage.sees('m4.handler', correction)).view as { divisions: { partId: string }[] };
  return divisions[0]?.partId ?? '';
}

/** The part is sent on to its source and fed back. */
export async function answerPart(stage: Stage, part: string): Promise<void> {
  const sentOn = { sourceCatalogCode: DEATHS, items: [{ error: 1, sourceItemId: 'i2' }], reason };
  await stage.does('m2.handler', 'reroute', sentOn, part);
  await stage.does('n2.handler', 'accept-reroute', {}, part);
  await stage.does('n2.handler', 'start-verification', {}, part);
  await stage.does('n2.handler', 'record-finding', { error: 1, confirmed: false, facts: '与原始登记一致。' }, part);
  await stage.does('n2.lead', 'feed-back', { outcome: 'NO_ERROR', text: '与原始登记一致。' }, part);
}
