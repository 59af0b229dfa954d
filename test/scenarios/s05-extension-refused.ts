import { expect } from '@jest/globals';
import { request } from './payloads.js';
import { step, type Scenario } from './stage.js';

const ask = (days: number) => ({ days, reason: '核对需要更多时间。' });

/** E16 and the two other refusals of an extension, on two requests of M6 to P2. */
export const S05: Scenario = {
  id: 'S05',
  title: 'extensions refused: of eleven days, a second one, after the limit',
  steps: [
    step('2026-03-02 10:00', 'M6 asks P2 twice, for vehicles and for licences', async (stage) => {
      await stage.raises('m6', request('3070990000002/000002', 'API', 3), 'vehicles');
      await stage.raises('m6', request('3070990000002/000001', 'API', 3), 'licences');
      for (const matter of ['vehicles', 'licences']) {
        await stage.does('p2.handler', 'accept', {}, matter);
        expect(await stage.clock('p2.lead', 'reply', matter)).toMatchObject({ lastDay: '2026-03-16' });
      }
    }),
    step('2026-03-09 10:00', 'eleven days are refused, five are granted', async (stage) => {
      const refused = { status: 422, code: 'EXTENSION_TOO_LONG', clause: '21(1)' };
      await stage.isRefused('p2.lead', 'request-extension', ask(11), refused, 'vehicles');
      await stage.does('p2.lead', 'request-extension', ask(5), 'vehicles');
      await stage.does('p1.reviewer', 'decide-extension', { grant: true, reason: '情况属实。' }, 'vehicles');
      expect(await stage.clock('m6.handler', 'reply', 'vehicles')).toMatchObject({ lastDay: '2026-03-23' });
    }),
    step('2026-03-13 10:00', 'a second one is refused', async (stage) => {
      const refused = { status: 422, code: 'EXTENSION_SECOND', clause: '21(1)' };
      await stage.isRefused('p2.lead', 'request-extension', ask(1), refused, 'vehicles');
    }),
    step('2026-03-17 09:00', 'after the limit one is refused; the date stands, and it was missed', async (stage) => {
      const refused = { status: 422, code: 'EXTENSION_AFTER_DUE', clause: '21(1)' };
      await stage.isRefused('p2.lead', 'request-extension', ask(5), refused, 'licences');
      expect(await stage.clock('m6.handler', 'reply', 'licences')).toMatchObject({
        state: 'OVERDUE',
        lastDay: '2026-03-16',
        workingDays: 10,
      });
      expect(await stage.alerts('m6.handler', 'reply', 'licences')).toEqual(['L4 39(4)']);
      expect(await stage.clock('m6.handler', 'reply', 'vehicles')).toMatchObject({ state: 'RUNNING' });
    }),
  ],
};
