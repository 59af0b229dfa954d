import { expect } from '@jest/globals';
import { agree, assessed, delivery, request } from './payloads.js';
import { step, type Scenario } from './stage.js';

const start = { mode: 'API', assessment: assessed };

/** Art 22(1): the requester takes its time, and that time is not the provider's. */
export const S33: Scenario = {
  id: 'S33',
  title: 'delivered on the first day, rejected after the limit would have ended',
  steps: [
    step('2025-10-13 11:00', 'C3 asks M3', async (stage) => {
      await stage.raises('c3', request('3070990100003/000002', 'API', 3));
      await stage.does('m3.handler', 'accept');
    }),
    step('2025-10-14 11:00', 'M3 agrees: twenty working days for the data', async (stage) => {
      await stage.does('m3.handler', 'propose-reply', agree(3));
      await stage.does('m3.lead', 'lead-approve-reply', { revision: 1 });
      expect(await stage.clock('m3.handler', 'delivery')).toMatchObject({ state: 'RUNNING', lastDay: '2025-11-11' });
    }),
    step('2025-10-15 11:00', 'M3 delivers on the first of them', async (stage) => {
      await stage.does('m3.handler', 'start-delivery', start);
      await stage.does('m3.handler', 'record-delivery', delivery(3));
      expect(await stage.clock('c3.handler', 'acceptance-1')).toMatchObject({ lastDay: '2025-10-22' });
    }),
    step('2025-11-13 11:00', 'C3 rejects two days after the old date: nineteen days are left', async (stage) => {
      const reasons = [{ itemId: 'i1', rule: '完整性', text: '约三成记录的证件号为空。' }];
      await stage.does('c3.handler', 'reject-delivery', { revision: 1, reasons });
      expect(await stage.clock('m3.handler', 'delivery')).toMatchObject({
        state: 'RUNNING',
        metAt: null,
        workingDays: 20,
        lastDay: '2025-12-10',
      });
      expect(await stage.alerts('m3.lead', 'delivery')).not.toContain('L4 39(4)');
    }),
    step('2025-11-18 11:00', 'M3 delivers again, in time, and C3 accepts', async (stage) => {
      await stage.does('m3.handler', 'start-delivery', start);
      await stage.does('m3.handler', 'record-delivery', delivery(3));
      await stage.does('c3.handler', 'accept-delivery', { revision: 2 });
      expect(await stage.clock('m3.handler', 'delivery')).toMatchObject({ state: 'MET', late: false });
      expect((await stage.sees('m3.handler')).state).toBe('IN_USE');
    }),
  ],
};
