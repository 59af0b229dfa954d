import { sqlAs } from '../support/database.js';
import type { Stage } from '../scenarios/stage.js';

/*
 * Recorded everyday acts and consequences of missed deadlines. Together they cause every event of everyday acts, breach
 * candidates, outages, years that wait for their notice, late registrations, and working bodies of one person.
 */

/** Plays everyday acts on a request of C2 to P5 that P5 accepts first. */
export async function performEverydayActs(stage: Stage, request: string): Promise<void> {
  const act = (account: string, command: string, payload: unknown = {}) =>
    stage.does(account, command, payload, request);
  await act('p5.handler', 'accept');
  const accepted = (await stage.sees('p5.handler', request)).seq;
  const numbered = { number: '云自然资函〔2025〕12号', of: accepted, date: '2025-10-20' };
  await act('p5.handler', 'give-document-number', numbered);
  await act('p5.handler', 'sign-for-receipt');
  await act('c2.handler', 'urge', { text: '业务系统即将上线，请尽快办里。' });
  const urged = (await stage.sees('c2.handler', request)).seq;
  const slip = { from: '业务系统即将上线，请尽快办里。', to: '业务系统即将上线，请尽快办理。' };
  await act('c2.handler', 'correct-slip', { seq: urged, field: 'text', ...slip, reason: '错别字。' });
  await act('p1.supervisor', 'supervise', { departmentId: 'P5', requirement: '请说明办理进展。', answerWithin: 3 });
  await act('p5.lead', 'answer-supervision', { supervision: 1, answer: '正在核对数据项。' });
  await act('p5.lead', 'hand-over', { to: 'p5.handler' });
  await act('p5.handler', 'ask-opinions', { question: '拟同意共享，是否妥当？', colleagues: ['p5.assessor'] });
  await act('p5.assessor', 'give-opinion', { round: 1, stance: 'AGREE', text: '无不同意见。' });
  await act('c2.lead', 'mark-urgency', { urgency: 'URGENT' });
}

/** Has P1 judge a breach candidate, P5 contest the judgement with evidence, and P1 judge it again. */
export async function judgeLateness(stage: Stage, candidate: string): Promise<void> {
  const breach = { outcome: 'BREACH', reason: '该部门未在期限内答复，也没有说明任何理由。' };
  await stage.does('p1.supervisor', 'judge', breach, candidate);
  const documents = [await stage.uploads('p5.lead', '发送记录（示例）')];
  await stage.does('p5.lead', 'contest', { reason: '平台故障致使登记迟延。', documents }, candidate);
  await stage.does(
    'p1.sa-head',
    'judge',
    { outcome: 'JUSTIFIED', reason: '经核实，期限内平台故障属实，未能按时登记。' },
    candidate,
  );
}

/** Has P5 plead a justified reason before a breach candidate is judged, and the national authority undo the judgement. */
export async function pleadAndUndo(stage: Stage, candidate: string): Promise<void> {
  const documents = [await stage.uploads('p5.lead', '断电证明（示例）')];
  await stage.does('p5.lead', 'plead', { reason: '所在机房断电，不能登录平台。', documents }, candidate);
  const answer = '证明所载的断电不在期限之内，不构成正当理由。';
  const breach = { outcome: 'BREACH', reason: '该部门未在期限内答复，所陈述的理由不成立。', answer };
  await stage.does('p1.supervisor', 'judge', breach, candidate);
  await stage.does('n1.supervisor', 'undo-judgement', { reason: '断电发生在期限之内，认定的事实不清。' }, candidate);
}

/** Records an outage of the platform, has the national authority confirm it, and revokes it. */
export async function recordAndRevokeOutage(stage: Stage): Promise<void> {
  const found = { from: '2025-10-17T01:00:00.000Z', to: '2025-10-17T07:30:00.000Z' };
  const what = { reason: '机房供电故障，平台停止服务。', affected: '全省各部门。' };
  await stage.begins('p1.supervisor', 'outage-finding', { ...found, ...what }, 'outage');
  await stage.does('n1.supervisor', 'confirm-outage', {}, 'outage');
  await stage.does('p1.supervisor', 'revoke-outage', { reason: '经复核，仅个别单位网络中断。' }, 'outage');
}

/** Brings another calendar into force without the acts of two administrators: Wednesday, 29 October, is a day off. */
export async function addHoliday(ownerUrl: string): Promise<void> {
  const day = JSON.stringify({ date: '2025-10-29', name: '临时放假（示例）', isOffDay: true });
  await sqlAs(
    ownerUrl,
    `INSERT INTO calendar_version (version, content, title, year, based_on, uploaded_by, uploaded_person, uploaded_at,
       activated_by, activated_person, activated_at)
     SELECT 'CN-2025.1', jsonb_set(content, '{notices,0,days}', (content #> '{notices,0,days}') || '${day}'::jsonb),
       title, 2025, version, 'one', gen_random_uuid(), now(), 'another', gen_random_uuid(), now()
     FROM calendar_version WHERE version = 'CN-2026.1'`,
  );
  await sqlAs(ownerUrl, `UPDATE platform SET calendar_version = 'CN-2025.1'`);
}

/**
 * Registers earlier receipts of a request to M2: by M2 itself, which counts at once; by the requester P6 with the
 * authority's confirmation; and one that is not confirmed.
 */
export async function registerEarlierReceipt(stage: Stage, request: string): Promise<void> {
  const registers = async (account: string, of: string, at: string) => {
    const paper = { clockId: 'reply', of, at, channel: 'HAND_IN', reason: '纸质申请当面递交。' };
    const documents = [await stage.uploads(account, '签收单（示例）')];
    await stage.does(account, 'register-earlier-receipt', { ...paper, documents }, request);
  };
  await registers('m2.lead', 'START', '2025-10-17T16:00:00+08:00');
  await registers('p6.lead', 'START', '2025-10-14T16:00:00+08:00');
  await stage.does('m1.reviewer', 'confirm-earlier-receipt', { registration: 2 }, request);
  await registers('p6.lead', 'START', '2025-10-10T16:00:00+08:00');
  const refusal = { registration: 3, reason: '签收单日期无法辨认。' };
  await stage.does('m1.reviewer', 'refuse-earlier-receipt', refusal, request);
}

/**
 * Makes P6's working body one person, and lets the policy allow such a body what takes two persons (Q-32); both in the
 * database, without commands.
 */
export async function makeOnePersonTheWorkingBody(ownerUrl: string): Promise<void> {
  await sqlAs(
    ownerUrl,
    `DELETE FROM appointment WHERE department_id = 'P6' AND role = 'WB_HANDLER'`,
    `INSERT INTO appointment (account_id, role, department_id, valid_from, held_from)
     VALUES ('p6.lead', 'WB_HANDLER', 'P6', '2025-08-01', '2025-08-01T00:00+08')`,
    `INSERT INTO policy_version (version, content, title, based_on, uploaded_by, uploaded_person, uploaded_at,
       activated_by, activated_person, activated_at)
     SELECT 'POLICY-2025.1', jsonb_set(content, '{options,Q-32}', '"RECORDED_EXCEPTION"'), '一人机构（示例）', version,
       'one', gen_random_uuid(), now(), 'another', gen_random_uuid(), now()
     FROM policy_version WHERE version = 'CN-DEFAULT-1'`,
    `UPDATE platform SET policy_version = 'POLICY-2025.1'`,
  );
}
