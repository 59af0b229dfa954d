import { expect } from '@jest/globals';
import { request } from './payloads.js';
import { step, type Scenario, type Stage } from './stage.js';

/** 婚姻登记状态核验 of M2, which is shared on conditions: the reply has ten working days. */
const ENTRY = '3070990100002/000001';

/** Has one administrator propose an office and another one confirm it. */
async function appoints(stage: Stage, accountId: string, role: string, departmentId: string): Promise<void> {
  const office = `office of ${accountId}`;
  await stage.begins('sysadmin.1', 'account', { accountId }, `account of ${accountId}`);
  await stage.begins('sysadmin.1', 'office-grant', { accountId, role, departmentId }, office);
  const own = { status: 403, code: 'OWN_PROPOSAL' };
  await stage.isRefused('sysadmin.1', 'confirm-office', {}, own, office);
  await stage.does('sysadmin.2', 'confirm-office', {}, office);
}

/** Has the administrators register a department of 青澜市 with its working body. */
async function registers(stage: Stage, id: string, name: string): Promise<void> {
  const codes = { divisionCode: '990100', uscc: null, frontCode: null, kind: 'DEPT' };
  await stage.begins('sysadmin.1', 'department', { id, name, ...codes }, id);
  await stage.begins(
    'sysadmin.2',
    'working-body',
    { departmentId: id, name: '信息中心', from: '2025-09-01' },
    `body of ${id}`,
  );
}

/** Arts 11 and 30(2): two departments and their people are registered, one is merged into the other. */
export const S42: Scenario = {
  id: 'S42',
  title: 'offices are given by two administrators, and a successor goes on with what a department asked for',
  steps: [
    step('2025-10-13 09:30', 'two departments are registered; nobody can act for them yet', async (stage) => {
      const noOffice = { ok: false, status: 403, code: 'NOT_YOUR_OFFICE' };
      expect(await stage.tries('m4.lead', 'account', { accountId: 'mine' })).toMatchObject(noOffice);
      await registers(stage, 'M7', '青澜市城市管理局(示例)');
      await registers(stage, 'M8', '青澜市综合行政执法局(示例)');
      await appoints(stage, 'm7.handler', 'WB_HANDLER', 'M7');
      const noBody = { ok: false, status: 422, code: 'NO_WORKING_BODY', clause: '11' };
      expect(await stage.tries('m7.handler', 'share-request', request(ENTRY, 'API', 2))).toMatchObject(noBody);
    }),
    step('2025-10-13 10:00', 'their officers are appointed, and M7 asks for data', async (stage) => {
      await appoints(stage, 'm7.lead', 'WB_LEAD', 'M7');
      await appoints(stage, 'm8.handler', 'WB_HANDLER', 'M8');
      await appoints(stage, 'm8.lead', 'WB_LEAD', 'M8');
      await stage.raises('m7', request(ENTRY, 'API', 2));
      await stage.does('m2.handler', 'accept');
    }),
    step('2025-10-14 10:00', 'M2 asks for a supplement, and M7’s lead leaves', async (stage) => {
      await stage.does('m2.handler', 'ask-supplement', { list: ['请说明用于哪个业务环节'] });
      await stage.does('sysadmin.2', 'end-office', { reason: '退休。' }, 'office of m7.lead');
      await expect(stage.sees('m7.lead')).rejects.toThrow('does not see');
    }),
    step('2025-10-15 10:00', 'M7 is merged into M8: its own officer can do nothing any more', async (stage) => {
      const merger = { successor: 'M8', reason: '机构改革。' };
      await stage.does('sysadmin.2', 'propose-end', merger, 'M7');
      await stage.isRefused('sysadmin.2', 'confirm-end', {}, { status: 403, code: 'OWN_PROPOSAL' }, 'M7');
      await stage.does('sysadmin.1', 'confirm-end', {}, 'M7');
      expect(await stage.sees('sysadmin.1', 'M7')).toMatchObject({ state: 'ENDED', view: { successor: 'M8' } });
      await expect(stage.sees('m7.handler')).rejects.toThrow('does not see');
      const nothing = { ok: false, status: 403 };
      expect(await stage.tries('m7.handler', 'share-request', request(ENTRY, 'API', 2))).toMatchObject(nothing);
    }),
    step('2025-10-16 10:00', 'M8 supplies what M7 was asked for, and the reply goes on', async (stage) => {
      const answers = [{ item: 1, text: '用于执法立案前的当事人信息核验。' }];
      await stage.does('m8.handler', 'supply-supplement', { answers });
      expect((await stage.clock('m8.handler', 'reply')).state).toBe('RUNNING');
      await stage.isRefused('m8.handler', 'withdraw', { reason: '不再需要。' }, { status: 403 });
      await stage.does('m8.lead', 'withdraw', { reason: '机构合并后不再需要。' });
      expect(await stage.sees('m8.handler')).toMatchObject({ state: 'WITHDRAWN' });
    }),
  ],
};
