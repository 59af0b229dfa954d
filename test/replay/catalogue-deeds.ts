import { entryContent, statedBy, type EntryContent } from '#libs/domain';
import { obtains } from '../scenarios/granted.js';
import { request } from '../scenarios/payloads.js';
import type { Stage } from '../scenarios/stage.js';
import { entries, entryVersions } from '../../infra/rehearsal/data/index.js';

/*
 * Recorded acts on the catalogue. Together they cause every event of entries, updates, bulk triggers and corrections.
 * All happen on one morning of October 2025.
 */

const ALLOWANCE = '3070990100002/000001';
const DEATHS = '303002/000002';
const reason = '情况属实，请办理。';
const passed = { result: 'PASS', assessedOn: '2025-10-17', opinion: '评估通过，见所附报告。' };

/** Returns the content of a sample entry of P2 under another code and name. */
function contentOf(sequence: string, name: string): EntryContent {
  const sample = entries().find(({ content }) => content.catalogCode === '3070990000002/000001');
  return entryContent.parse({ ...sample?.content, catalogCode: `3070990000002/${sequence}`, name });
}
export const NEW = contentOf('000091', '电子驾驶证状态核验');
const LOCKED = contentOf('000092', '特勤车辆登记');
const ABANDONED = contentOf('000093', '驾驶证状态核验（旧）');

/** Returns an entry as an older database held it, without a history. */
export const takenOver = () => {
  const [version] = entryVersions();
  if (!version) throw new Error('there are no sample entries');
  const content = { ...statedBy(version), catalogCode: '303002/000099', name: '人口基础信息核验（旧）' };
  return { version: 1, effectiveAt: '2025-07-31T16:00:00.000Z', provider: version.provider, content };
};

/** Plays three entries: one with a detour at every step, one that holds secrets, one that is abandoned. */
export async function createEntries(stage: Stage): Promise<void> {
  await stage.begins('p2.handler', 'catalog-entry', { content: NEW }, 'entry');
  await stage.does(
    'p2.handler',
    'revise-draft',
    { content: { ...NEW, abstract: `${NEW.abstract}含电子证。` } },
    'entry',
  );
  await stage.does('p2.handler', 'start-assessment', { revision: 2 }, 'entry');
  await assess(stage, 'entry', 2);
  await stage.does('p2.lead', 'submit-to-head', { revision: 2 }, 'entry');
  await stage.does('p2.head', 'head-reject', { reason }, 'entry');
  await submit(stage, 'entry');
  await stage.does('p1.reviewer', 'authority-return', { reasons: [reason] }, 'entry');
  await stage.does('p2.handler', 'rework', {}, 'entry');
  await submit(stage, 'entry');
  await stage.does('p1.reviewer', 'authority-pass', { revision: 2 }, 'entry');

  await stage.begins('p2.handler', 'catalog-entry', { content: LOCKED }, 'locked');
  await stage.does('p2.handler', 'start-assessment', { revision: 1 }, 'locked');
  const documents = [await stage.uploads('p2.assessor', '评估报告(示例)')];
  const failed = { revision: 1, type: 'SECRECY_RISK', ...passed, result: 'FAIL', documents };
  await stage.does('p2.assessor', 'record-assessment', failed, 'locked');

  await stage.begins('p2.handler', 'catalog-entry', { content: ABANDONED }, 'abandoned');
  await stage.does('p2.lead', 'abandon-draft', { reason }, 'abandoned');
}

/** Submits a returned or rejected entry to the authority again; its assessments still hold. */
async function submit(stage: Stage, matter: string): Promise<void> {
  await stage.does('p2.handler', 'start-assessment', { revision: 2 }, matter);
  await stage.does('p2.lead', 'submit-to-head', { revision: 2 }, matter);
  await stage.does('p2.head', 'head-approve', { revision: 2 }, matter);
}

async function assess(stage: Stage, matter: string, revision: number): Promise<void> {
  for (const type of ['SECRECY_RISK', 'PERSONAL_INFO_IMPACT']) {
    const documents = [await stage.uploads('p2.assessor', `${type} 评估报告(示例)`)];
    await stage.does('p2.assessor', 'record-assessment', { revision, type, ...passed, documents }, matter);
  }
}

const opening = {
  catalogCode: NEW.catalogCode,
  trigger: 'DUTY_CHANGE',
  eventDate: '2025-10-20',
  docRef: '云编发〔2025〕7 号(示例)',
  reason,
};
const item = { itemId: 'i4', nameZh: '电子证状态', dataType: 'C', length: 2, itemLevel: 'G2', personalInfo: 'NONE' };
const change = { changes: { items: [...NEW.items, item] }, changeReason: reason };

/** Plays three updates: one with a detour at every step, one that is not needed, and the retirement. */
export async function updateAndRetireEntry(stage: Stage): Promise<void> {
  await stage.begins('p2.handler', 'catalog-update', opening, 'update');
  await stage.does('p2.handler', 'start-update', {}, 'update');
  await stage.does('p2.handler', 'revise-change', change, 'update');
  await assess(stage, 'update', 1);
  await stage.does('p2.lead', 'request-extension', { days: 5, reason }, 'update');
  await stage.does('p1.reviewer', 'decide-extension', { grant: false, reason }, 'update');
  await stage.does('p2.lead', 'submit-to-head', { revision: 1 }, 'update');
  await stage.does('p2.head', 'head-reject', { reason }, 'update');
  await submitUpdate(stage, 'update');
  await stage.does('p1.reviewer', 'authority-return', { reasons: [reason] }, 'update');
  await stage.does('p2.handler', 'rework', {}, 'update');
  await submitUpdate(stage, 'update');
  await stage.does('p1.reviewer', 'authority-pass', { revision: 1 }, 'update');

  await stage.begins('p2.handler', 'catalog-update', opening, 'not needed');
  await stage.does('p2.lead', 'request-extension', { days: 5, reason }, 'not needed');
  await stage.does('p1.reviewer', 'decide-extension', { grant: true, days: 5, reason }, 'not needed');
  await stage.does('p2.lead', 'dismiss', { reason }, 'not needed');
  await stage.does('p1.reviewer', 'reject-dismissal', { reason }, 'not needed');
  await stage.does('p2.lead', 'dismiss', { reason }, 'not needed');
  await stage.does('p1.reviewer', 'confirm-dismissal', {}, 'not needed');

  const retirement = { ground: 'MERGED', reason, trigger: 'VOLUNTARY', eventDate: null, docRef: null };
  await stage.does('p2.lead', 'propose-retirement', retirement, 'entry');
  await stage.finds('p2.handler', 'catalog-update', NEW.catalogCode, 'retirement');
  await stage.does('p2.handler', 'start-update', {}, 'retirement');
  await submitUpdate(stage, 'retirement');
  await stage.does('p1.reviewer', 'authority-pass', { revision: 1 }, 'retirement');

  const catalogCodes = ['3070990000002/000002', '3070990000002/000003'];
  const { catalogCode: _, ...bulk } = opening;
  await stage.begins('p1.reviewer', 'update-trigger', { ...bulk, catalogCodes }, 'trigger');
}

async function submitUpdate(stage: Stage, matter: string): Promise<void> {
  await stage.does('p2.lead', 'submit-to-head', { revision: 1 }, matter);
  await stage.does('p2.head', 'head-approve', { revision: 1 }, matter);
}

const errors = [{ itemId: 'i3', description: '保障对象已死亡，起止月仍在延续。' }];
const correction = {
  error: 1,
  note: '按登记更正。',
  correctedOn: '2025-10-20',
  before: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  after: '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752',
};

/** A correction that is sent on twice, one that is given up, and a citizen's report that a department takes up. */
export async function requestCorrections(stage: Stage): Promise<void> {
  await obtains(stage, 'm4', 'm2', request(ALLOWANCE, 'API', 3), 'grant');
  const claim = { catalogCode: ALLOWANCE, errors };
  const documents = [await stage.uploads('m4.handler', '走访记录(示例)')];
  await stage.begins('m4.handler', 'correction-request', claim, 'correction');
  await stage.does('m4.handler', 'revise-correction', claim, 'correction');
  await stage.does('m4.handler', 'submit-correction', { revision: 2, documents }, 'correction');
  const sentOn = { sourceCatalogCode: DEATHS, items: [{ error: 1, sourceItemId: 'i2' }], reason };
  await stage.does('m2.handler', 'reroute', sentOn, 'correction');
  await stage.does('n2.handler', 'decline-reroute', { reason }, 'correction');
  await stage.does('m2.handler', 'reroute', sentOn, 'correction');
  await stage.does('n2.handler', 'accept-reroute', {}, 'correction');
  await stage.does('n2.handler', 'start-verification', {}, 'correction');
  const found = { error: 1, confirmed: true, facts: '登记迟于发放。' };
  await stage.does('n2.handler', 'record-finding', found, 'correction');
  await stage.does('n2.handler', 'record-correction', correction, 'correction');
  await stage.does('n2.lead', 'feed-back', { outcome: 'CORRECTED', text: '属实，已更正。' }, 'correction');
  await stage.does('m4.handler', 'accept-feedback', {}, 'correction');

  await stage.begins('m4.handler', 'correction-request', claim, 'given up');
  await stage.does('m4.handler', 'withdraw', {}, 'given up');

  const report = { ...claim, channel: '政务服务热线', receiptNumber: 'RX-2025-000417' };
  await stage.begins('m2.handler', 'correction-request', report, 'report', 'register-citizen-report');
  await stage.begins('m4.handler', 'correction-request', { ...claim, adopts: stage.idOf('report') }, 'adopting');
  await stage.does('m4.handler', 'submit-correction', { revision: 1, documents }, 'adopting');
}
