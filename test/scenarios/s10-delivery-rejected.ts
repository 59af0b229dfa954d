import { expect } from '@jest/globals';
import { localDate } from '#libs/domain';
import { agree, assessed, delivery, request } from './payloads.js';
import { step, type Scenario } from './stage.js';

const start = { mode: 'API', assessment: assessed };
/** Due date twenty working days after the reply of 20 October. */
const DUE = { lastDay: '2025-11-17', dueAt: '2025-11-17T16:00:00.000Z' };

/** The rest of it at the delivery, fifteen working days, counted from the rejection of 29 October. */
const REST = { lastDay: '2025-11-19', dueAt: '2025-11-19T16:00:00.000Z' };

/** A delivery that fails a quality rule is rejected, and the limit goes on with what was left of it. */
export const S10: Scenario = {
  id: 'S10',
  title: 'a delivery rejected, delivered again and accepted',
  steps: [
    step('2025-10-13 10:00', 'C3 asks M3; nobody of C3 acts for M3, under another account either', async (stage) => {
      await stage.raises('c3', request('3070990100003/000002', 'API', 3), 'request', 'deputy');
      await stage.isRefused('m3.deputy', 'accept', {}, { status: 403, code: 'SAME_NATURAL_PERSON' });
      await stage.does('m3.handler', 'accept');
    }),
    step('2025-10-20 10:00', 'M3 agrees', async (stage) => {
      await stage.does('m3.handler', 'propose-reply', agree(3));
      await stage.does('m3.lead', 'lead-approve-reply', { revision: 1 });
      expect(await stage.clock('c3.handler', 'delivery')).toMatchObject({ state: 'RUNNING', ...DUE });
    }),
    step('2025-10-27 10:00', 'M3 delivers', async (stage) => {
      await stage.does('m3.handler', 'start-delivery', start);
      await stage.does('m3.handler', 'record-delivery', delivery(3));
      expect(await stage.clock('c3.handler', 'delivery')).toMatchObject({ state: 'MET', ...DUE });
      expect(await stage.clock('c3.handler', 'acceptance-1')).toMatchObject({ lastDay: '2025-11-03' });
    }),
    step(
      '2025-10-29 10:00',
      'C3 rejects by a quality rule: the days with C3 do not count against M3',
      async (stage) => {
        const reasons = [{ itemId: 'i1', rule: '完整性', text: '约三成记录的证件号为空。' }];
        await stage.does('c3.handler', 'reject-delivery', { revision: 1, reasons });
        expect((await stage.sees('m3.handler')).state).toBe('DELIVERY_REJECTED');
        expect(await stage.clock('m3.handler', 'delivery')).toMatchObject({ state: 'RUNNING', metAt: null, ...REST });
        const refused = { status: 409, code: 'WRONG_STATE' };
        await stage.isRefused('c3.lead', 'relinquish', { reason: '不再需要。' }, refused);
      },
    ),
    step('2025-11-05 10:00', 'M3 delivers again', async (stage) => {
      await stage.does('m3.handler', 'start-delivery', start);
      await stage.does('m3.handler', 'record-delivery', delivery(3));
    }),
    step('2025-11-07 10:00', 'C3 accepts; the limit was met by the second delivery', async (stage) => {
      await stage.does('c3.handler', 'accept-delivery', { revision: 2 });
      const { state, late, metAt, ...clock } = await stage.clock('m3.handler', 'delivery');
      expect([state, late, localDate(metAt ?? '')]).toEqual(['MET', false, '2025-11-05']);
      expect(clock).toMatchObject(REST);
      expect((await stage.sees('m3.handler')).state).toBe('IN_USE');
    }),
  ],
};
