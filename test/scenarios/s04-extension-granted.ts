import { expect } from '@jest/globals';
import { agree, request } from './payloads.js';
import { step, type Scenario } from './stage.js';

/** E11: ten more working days across Spring Festival, the last one a make-up Saturday. */
export const S04: Scenario = {
  id: 'S04',
  title: 'an extension granted',
  steps: [
    step('2026-01-26 10:00', 'M4 asks P4', async (stage) => {
      await stage.raises('m4', request('3070990000004/000001', 'API', 4));
      await stage.does('p4.handler', 'accept');
      expect(await stage.clock('p4.handler', 'reply')).toMatchObject({ lastDay: '2026-02-09' });
    }),
    step('2026-02-05 15:00', 'P4’s lead asks its authority for ten working days', async (stage) => {
      await stage.does('p4.lead', 'request-extension', { days: 10, reason: '缴费止期须与税务部门逐月核对。' });
      expect(await stage.clock('m4.handler', 'reply')).toMatchObject({ lastDay: '2026-02-09', extensionPending: true });
    }),
    step('2026-02-06 10:00', 'P1 consents: the days run from the original due date', async (stage) => {
      const grant = { grant: true, days: 10, reason: '情况属实。' };
      await stage.isRefused('m1.reviewer', 'decide-extension', grant, { status: 403, code: 'NOT_YOUR_OFFICE' });
      await stage.does('p1.reviewer', 'decide-extension', grant);
      expect(await stage.clock('m4.handler', 'reply')).toMatchObject({
        workingDays: 20,
        lastDay: '2026-02-28',
        dueAt: '2026-02-28T16:00:00.000Z',
        extensionPending: false,
      });
    }),
    step('2026-02-10 00:05', 'the original due date passes and nothing is overdue', async (stage) => {
      expect((await stage.clock('m4.handler', 'reply')).state).toBe('RUNNING');
      expect((await stage.alerts('m4.handler', 'reply')).filter((level) => level.startsWith('L4'))).toEqual([]);
    }),
    step('2026-02-28 10:00', 'P4 replies on that Saturday, in time', async (stage) => {
      await stage.does('p4.handler', 'propose-reply', agree(4));
      await stage.does('p4.lead', 'lead-approve-reply', { revision: 1 });
      expect(await stage.clock('m4.handler', 'reply')).toMatchObject({
        state: 'MET',
        late: false,
        lastDay: '2026-02-28',
      });
      expect((await stage.sees('m4.handler')).state).toBe('AGREED');
    }),
  ],
};
