import { expect } from '@jest/globals';
import { localDate } from '#libs/domain';
import { agree, delivery, request } from './payloads.js';
import { step, type Scenario } from './stage.js';

/** E04: received on a Friday; the one working day is the make-up Sunday before National Day. */
export const S01: Scenario = {
  id: 'S01',
  title: 'unconditional data, replied to on time and delivered',
  steps: [
    step('2025-09-26 11:00', 'M4 asks N3; the limit is one working day', async (stage) => {
      await stage.raises('m4', request('303003/000001', 'BATCH', 5));
      const { number, state } = await stage.sees('n3.handler');
      expect(state).toBe('SUBMITTED');
      expect(number).toMatch(/^REQ-990100-2025-\d{6}$/);
      expect(await stage.clock('n3.handler', 'reply')).toMatchObject({
        state: 'RUNNING',
        day0: '2025-09-26',
        workingDays: 1,
        lastDay: '2025-09-28',
        dueAt: '2025-09-28T16:00:00.000Z',
      });
    }),
    step('2025-09-28 09:30', 'on the make-up Sunday the lead is reminded, and N3 works', async (stage) => {
      expect(await stage.alerts('n3.lead', 'reply')).toEqual(['L3']);
      await stage.does('n3.handler', 'accept');
      await stage.does('n3.handler', 'propose-reply', agree(5));
    }),
    step('2025-09-28 10:00', 'N3 replies in time and owes the data within twenty working days', async (stage) => {
      await stage.does('n3.lead', 'lead-approve-reply', { revision: 1 });
      expect(await stage.clock('m4.handler', 'reply')).toMatchObject({ state: 'MET', late: false });
      expect(await stage.clock('m4.handler', 'delivery')).toMatchObject({ state: 'RUNNING', lastDay: '2025-10-31' });
    }),
    step('2025-09-30 10:00', 'N3 delivers', async (stage) => {
      await stage.does('n3.handler', 'start-delivery', { mode: 'BATCH' });
      await stage.does('n3.handler', 'record-delivery', delivery(5));
      const { state, late, metAt } = await stage.clock('m4.handler', 'delivery');
      expect([state, late, localDate(metAt ?? '')]).toEqual(['MET', false, '2025-09-30']);
    }),
    step('2025-10-09 09:30', 'M4 accepts; the data is in use', async (stage) => {
      await stage.does('m4.handler', 'accept-delivery', { revision: 1 });
      expect((await stage.sees('n3.lead')).state).toBe('IN_USE');
    }),
  ],
};
