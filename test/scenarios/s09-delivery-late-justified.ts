import { expect } from '@jest/globals';
import { agree, delivery, request } from './payloads.js';
import { step, type Scenario } from './stage.js';

const INSTITUTIONS = '3070990100003/000001';

/**
 * Arts 22(1), 39(4): the data are delivered late, and the authority judges that there was a justified reason.
 */
export const S09: Scenario = {
  id: 'S09',
  title: 'delivered late, with a justified reason',
  steps: [
    step('2025-10-13 10:00', 'P3 asks M3', async (stage) => {
      await stage.raises('p3', request(INSTITUTIONS, 'BATCH', 4));
    }),
    step('2025-10-14 10:00', 'M3 agrees: twenty working days for the data', async (stage) => {
      await stage.does('m3.handler', 'accept');
      await stage.does('m3.handler', 'propose-reply', agree(4));
      await stage.does('m3.lead', 'lead-approve-reply', { revision: 1 });
      await stage.does('m3.handler', 'start-delivery', { mode: 'BATCH' });
      expect(await stage.clock('p3.handler', 'delivery')).toMatchObject({ day0: '2025-10-14', lastDay: '2025-11-11' });
    }),
    step('2025-11-12 09:30', 'they have not come: both parties and M1 are told, and M1 is to judge', async (stage) => {
      expect(await stage.clock('p3.handler', 'delivery')).toMatchObject({ state: 'OVERDUE', metAt: null });
      for (const account of ['m3.lead', 'm3.head', 'p3.handler', 'p3.lead', 'm1.supervisor', 'm1.sa-head'])
        expect([account, await stage.alerts(account, 'delivery')]).toMatchObject([
          account,
          expect.arrayContaining(['L4 39(4)']),
        ]);
      await stage.findsCandidate('m1.supervisor', INSTITUTIONS, 'request');
      expect(await stage.sees('m3.lead', 'candidate')).toMatchObject({ state: 'OPEN', view: { clause: '39(4)' } });
    }),
    step('2025-11-13 10:00', 'M3 delivers, and says why so late', async (stage) => {
      await stage.does('m3.handler', 'record-delivery', delivery(4));
      expect(await stage.clock('p3.handler', 'delivery')).toMatchObject({ state: 'MET', late: true });
      const reason = '所在机房因洪水断电五日，见应急管理部门的证明。';
      await stage.isRefused('m3.lead', 'plead', { reason }, { status: 422, code: 'EVIDENCE_REQUIRED' }, 'candidate');
      const documents = [await stage.uploads('m3.lead', '断电证明（示例）')];
      await stage.does('m3.lead', 'plead', { reason, documents }, 'candidate');
      await stage.isRefused('m3.lead', 'plead', { reason, documents }, { status: 409 }, 'candidate');
    }),
    step('2025-11-14 10:00', 'M1, not P1, accepts the reason: overdue it was, a breach it is not', async (stage) => {
      const answer = '断电证明属实，期间不能提取数据，理由成立。';
      const judgement = { outcome: 'JUSTIFIED', reason: '洪水断电属于不可抗力，恢复供电后随即交付。', answer };
      await stage.isRefused('p1.supervisor', 'judge', judgement, { ok: false }, 'candidate');
      await stage.does('m1.supervisor', 'judge', judgement, 'candidate');
      const { state, view } = await stage.sees('m3.lead', 'candidate');
      expect([state, view]).toMatchObject(['JUDGED', { judgements: [{ outcome: 'JUSTIFIED', outages: [] }] }]);
      expect(await stage.clock('p3.handler', 'delivery')).toMatchObject({ state: 'MET', late: true });
    }),
  ],
};
