import { expect } from '@jest/globals';
import { localDate } from '#libs/domain';
import { request } from './payloads.js';
import { obtains } from './granted.js';
import { step, type Scenario } from './stage.js';

const VACCINATION = '3070990100003/000002';
const INSURANCE = '3070990000004/000001';
const claims = (catalogCode: string) => ({
  catalogCode,
  errors: [{ itemId: 'i3', recordKey: '9901**********2417', currentValue: '未完成', expectedValue: '已完成' }],
});
const correction = {
  error: 1,
  note: '按登记更正，并重新推送。',
  correctedOn: '2025-11-27',
  before: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  after: '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752',
};

/** Art 26(2): one request is verified, corrected and fed back within ten working days; another one is late. */
export const S15: Scenario = {
  id: 'S15',
  title: 'one correction on time, one late',
  steps: [
    step('2025-11-10 10:00', 'C3 holds data of M3, P6 of P4', async (stage) => {
      await obtains(stage, 'c3', 'm3', request(VACCINATION, 'API', 3), 'vaccination');
      await obtains(stage, 'p6', 'p4', request(INSURANCE, 'API', 4), 'insurance');
    }),
    step('2025-11-17 10:00', 'who never held the data cannot ask; evidence is asked for', async (stage) => {
      const refused = { ok: false, status: 422, code: 'NO_GRANT', clause: '26(2)' };
      expect(await stage.tries('c2.handler', 'correction-request', claims(VACCINATION))).toMatchObject(refused);
      await stage.begins('c3.handler', 'correction-request', claims(VACCINATION), 'on time');
      const unproved = { status: 422, code: 'EVIDENCE_REQUIRED' };
      await stage.isRefused('c3.handler', 'submit-correction', { revision: 1 }, unproved, 'on time');
    }),
    step('2025-11-17 11:00', 'both ask, with evidence: T8 runs', async (stage) => {
      const own = { revision: 1, documents: [await stage.uploads('c3.handler', '接种凭证比对(示例)')] };
      await stage.does('c3.handler', 'submit-correction', own, 'on time');
      await stage.begins('p6.handler', 'correction-request', claims(INSURANCE), 'late');
      const other = { revision: 1, documents: [await stage.uploads('p6.handler', '缴费凭证比对(示例)')] };
      await stage.does('p6.handler', 'submit-correction', other, 'late');
      for (const matter of ['on time', 'late'])
        expect(await stage.clock(matter === 'late' ? 'p4.handler' : 'm3.handler', 'correction', matter)).toMatchObject({
          workingDays: 10,
          day0: '2025-11-17',
          lastDay: '2025-12-01',
          state: 'RUNNING',
        });
      expect((await stage.sees('m3.handler', 'on time')).number).toMatch(/^JH-990121-2025-\d{6}$/);
    }),
    step('2025-11-24 10:00', 'M3 verifies: the error is one', async (stage) => {
      await stage.does('m3.handler', 'start-verification', {}, 'on time');
      await stage.does(
        'm3.handler',
        'record-finding',
        { error: 1, confirmed: true, facts: '汇聚时未更新。' },
        'on time',
      );
      const uncorrected = { status: 422, code: 'NOT_CORRECTED' };
      const feedback = { outcome: 'CORRECTED', text: '已更正。' };
      await stage.isRefused('m3.lead', 'feed-back', feedback, uncorrected, 'on time');
    }),
    step('2025-11-28 10:00', 'M3 corrects and feeds back, in time', async (stage) => {
      await stage.does('m3.handler', 'record-correction', correction, 'on time');
      await stage.does('m3.lead', 'feed-back', { outcome: 'CORRECTED', text: '属实，已更正。' }, 'on time');
      const { state, late, metAt } = await stage.clock('c3.handler', 'correction', 'on time');
      expect([state, late, localDate(metAt ?? '')]).toEqual(['MET', false, '2025-11-28']);
      await stage.does('c3.handler', 'accept-feedback', {}, 'on time');
    }),
    step('2025-12-02 09:30', 'P4 has done nothing: overdue, and its authority knows', async (stage) => {
      expect(await stage.clock('p6.handler', 'correction', 'late')).toMatchObject({ state: 'OVERDUE', metAt: null });
      for (const account of ['p4.lead', 'p6.lead', 'p1.sa-head'])
        expect(await stage.alerts(account, 'correction', 'late')).toContain('L4 39(6)');
      expect((await stage.sees('p4.handler', 'late')).state).toBe('SUBMITTED');
    }),
  ],
};
