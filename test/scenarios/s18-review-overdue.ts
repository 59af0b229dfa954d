import { expect } from '@jest/globals';
import { step, type Scenario } from './stage.js';

const INSTITUTIONS = '3070990100003/000001';
const opening = {
  catalogCode: INSTITUTIONS,
  trigger: 'DUTY_CHANGE',
  eventDate: '2025-11-03',
  docRef: '青编发〔2025〕12 号(示例)',
  reason: '诊所备案职责划入。',
};
const change = {
  changes: { abstract: '医疗机构执业登记和诊所备案的机构代码、名称、诊疗科目和有效期。' },
  changeReason: '诊所备案职责划入后，范围相应扩大。',
};

/** Arts 17(3), 41(3): the authority misses its own limit for the review. */
export const S18: Scenario = {
  id: 'S18',
  title: 'the authority does not review in time',
  steps: [
    step('2025-11-10 10:00', 'M3 submits; M1 has two working days', async (stage) => {
      await stage.begins('m3.handler', 'catalog-update', opening, 'request');
      await stage.does('m3.handler', 'start-update');
      await stage.does('m3.handler', 'revise-change', change);
      await stage.does('m3.lead', 'submit-to-head', { revision: 1 });
      await stage.does('m3.head', 'head-approve', { revision: 1 });
      expect(await stage.clock('m1.reviewer', 'review-1')).toMatchObject({ day0: '2025-11-10', lastDay: '2025-11-12' });
    }),
    step('2025-11-13 09:30', 'it has passed: M1’s head and M3 are told, and nothing is published', async (stage) => {
      expect(await stage.clock('m3.handler', 'review-1')).toMatchObject({ state: 'OVERDUE', metAt: null });
      for (const account of ['m1.sa-head', 'm3.lead'])
        expect(await stage.alerts(account, 'review-1')).toContain('L4 41(3)');
      expect((await stage.sees('m3.handler')).state).toBe('SUBMITTED');
      expect(await stage.version('m4.handler', INSTITUTIONS)).toBe(1);
    }),
    step('2025-11-13 10:00', 'a candidate of 41(3) is for P1, not for M1 itself', async (stage) => {
      await stage.findsCandidate('p1.supervisor', INSTITUTIONS, 'request');
      const { state, view } = await stage.sees('m1.sa-head', 'candidate');
      const lateness = { clock: { id: 'review-1', lastDay: '2025-11-12' } };
      expect([state, view]).toMatchObject(['OPEN', { clause: '41(3)', lateness }]);
      const judgement = { outcome: 'DISMISSED', reason: '本部门认为不构成违规。' };
      for (const account of ['m1.sa-head', 'm1.supervisor', 'gov.m'])
        await stage.isRefused(account, 'judge', judgement, { status: 403 }, 'candidate');
    }),
    step('2025-11-17 09:01', 'L5 is still M1’s own', async (stage) => {
      expect(await stage.alerts('m1.sa-head', 'review-1')).toContain('L5');
      for (const account of ['gov.m', 'p1.sa-head', 'p1.supervisor'])
        expect([account, await stage.alerts(account, 'review-1')]).toEqual([account, []]);
    }),
    step('2025-11-26 09:01', 'L6 alerts the city’s government, and P1 above', async (stage) => {
      for (const account of ['gov.m', 'p1.sa-head', 'p1.supervisor'])
        expect([account, await stage.alerts(account, 'review-1')]).toEqual([account, ['L6']]);
    }),
    step('2025-11-26 10:00', 'M1 passes it late, which stays visible', async (stage) => {
      await stage.does('m1.reviewer', 'authority-pass', { revision: 1 });
      expect(await stage.clock('m3.handler', 'review-1')).toMatchObject({ state: 'MET', late: true });
      expect(await stage.version('m4.handler', INSTITUTIONS)).toBe(2);
      expect((await stage.sees('p1.supervisor', 'candidate')).view).toMatchObject({ doneAt: expect.any(String) });
    }),
    step('2025-11-27 10:00', 'P1 judges: 41(3) knows no justified reason', async (stage) => {
      const reason = '审核人员休假不构成迟延的理由，应当另行安排。';
      const refused = { status: 422, code: 'NO_EXCUSE_IN_CLAUSE', clause: '41(3)' };
      await stage.isRefused('p1.supervisor', 'judge', { outcome: 'JUSTIFIED', reason }, refused, 'candidate');
      await stage.does('p1.supervisor', 'judge', { outcome: 'BREACH', reason }, 'candidate');
      expect((await stage.sees('m1.sa-head', 'candidate')).state).toBe('JUDGED');
    }),
  ],
};
