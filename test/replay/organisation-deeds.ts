import type { Stage } from '../scenarios/stage.js';

/*
 * Recorded acts of the administrators. Together they cause every event of divisions, departments, working bodies, accounts,
 * offices and clients.
 */

/** Matters that {@link keepOrganisation} begins, with their processes. */
export const ORGANISATION = {
  division: 'division',
  department: 'department',
  body: 'working-body',
  account: 'account',
  office: 'office-grant',
  'another office': 'office-grant',
  client: 'client',
  'another client': 'client',
} as const;

const reason = '情况属实，请办理。';

/** Has the administrators of the platform register and rename, appoint and take offices, and end a department. */
export async function keepOrganisation(stage: Stage): Promise<void> {
  const place = { divisionCode: '990122', uscc: null, frontCode: null, kind: 'DEPT' };
  const division = { code: '990122', name: '东岭县(虚构)', level: 'COUNTY', parentCode: '990100' };
  await stage.begins('sysadmin.1', 'division', division, 'division');
  await stage.does('sysadmin.2', 'rename-division', { name: '东岭区(虚构)' }, 'division');
  await stage.begins('sysadmin.1', 'department', { id: 'D1', name: '东岭区民政局(示例)', ...place }, 'department');
  await stage.does('sysadmin.1', 'rename-department', { name: '东岭区民政和老龄局(示例)' }, 'department');
  const body = { departmentId: 'D1', name: '信息中心', from: '2025-10-20' };
  await stage.begins('sysadmin.1', 'working-body', body, 'body');
  await stage.does('sysadmin.2', 'rename-body', { name: '数据管理科' }, 'body');
  await stage.begins('sysadmin.1', 'account', { accountId: 'd1.lead' }, 'account');
  await appoint(stage);
  await letIn(stage);
  await stage.does('sysadmin.1', 'end-body', { reason }, 'body');
  const end = { successor: 'M2', others: [], reason };
  await stage.does('sysadmin.1', 'propose-end', end, 'department');
  await stage.does('sysadmin.2', 'reject-end', { reason }, 'department');
  await stage.does('sysadmin.1', 'propose-end', end, 'department');
  await stage.does('sysadmin.2', 'confirm-end', {}, 'department');
  await stage.does('sysadmin.2', 'close-account', { reason }, 'account');
}

/** Gives and takes one office, and does not give another one. */
async function appoint(stage: Stage): Promise<void> {
  const office = { accountId: 'd1.lead', role: 'WB_LEAD', departmentId: 'D1' };
  await stage.begins('sysadmin.1', 'office-grant', office, 'office');
  await stage.does('sysadmin.2', 'confirm-office', {}, 'office');
  await stage.begins('sysadmin.1', 'office-grant', { ...office, role: 'DEPT_HEAD' }, 'another office');
  await stage.does('sysadmin.2', 'reject-office', { reason }, 'another office');
  await stage.does('sysadmin.1', 'end-office', { reason }, 'office');
}

/** Lets one program in and ends it, and does not let in another one. */
async function letIn(stage: Stage): Promise<void> {
  const system = { clientId: 'd1.exchange', kind: 'SYSTEM', departmentId: 'D1', commands: [], until: '2026-12-31' };
  await stage.begins('sysadmin.1', 'client', system, 'client');
  await stage.does('sysadmin.2', 'confirm-client', {}, 'client');
  const assistant = { ...system, clientId: 'd1.assistant', kind: 'AGENT' };
  await stage.begins('sysadmin.1', 'client', assistant, 'another client');
  await stage.does('sysadmin.2', 'reject-client', { reason }, 'another client');
  await stage.does('sysadmin.1', 'end-client', { reason }, 'client');
}

/** Returns the office of an administrator as the foundation of a platform records it. */
export const recordedOffice = () => ({
  accountId: 'sysadmin.1',
  personId: '3f0c1d52-8a52-4c0a-9f2f-6d0f6d9e6a1a',
  role: 'PLATFORM_OPERATOR',
  departmentId: 'N1',
  from: null,
  until: null,
  auditedDivisions: [],
  administration: 'N1',
  origin: { kind: 'TAKEN_OVER' },
});
