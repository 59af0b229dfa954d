import { expect } from '@jest/globals';
import { localDate } from '#libs/domain';
import { agree, assessed, delivery, request } from './payloads.js';
import { step, type Scenario } from './stage.js';

/** E05: ten working days across two make-up days and Golden Week. */
export const S03: Scenario = {
  id: 'S03',
  title: 'conditional data, agreed to and delivered within twenty working days',
  steps: [
    step('2025-09-25 15:00', 'P6 asks M2', async (stage) => {
      await stage.raises('p6', request('3070990100002/000002', 'API', 2));
      expect(await stage.clock('m2.handler', 'reply')).toMatchObject({ workingDays: 10, lastDay: '2025-10-15' });
    }),
    step('2025-10-13 10:00', 'M2 proposes to agree, which P6 does not see yet', async (stage) => {
      await stage.does('m2.handler', 'accept');
      await stage.does('m2.handler', 'propose-reply', agree(2));
      expect(await stage.sees('m2.lead')).toMatchObject({
        state: 'PROVIDER_LEAD_REVIEW',
        view: { proposal: { revision: 1 } },
      });
      expect(await stage.sees('p6.handler')).toMatchObject({ state: 'UNDER_REVIEW', view: { proposal: null } });
      await stage.isRefused(
        'm2.handler',
        'lead-approve-reply',
        { revision: 1 },
        { status: 403, code: 'NOT_YOUR_OFFICE' },
      );
    }),
    step('2025-10-14 16:00', 'M2’s lead consents: that is the reply, in time', async (stage) => {
      await stage.does('m2.lead', 'lead-approve-reply', { revision: 1 });
      expect(await stage.clock('p6.handler', 'reply')).toMatchObject({ state: 'MET', late: false });
      expect(await stage.clock('p6.handler', 'delivery')).toMatchObject({ day0: '2025-10-14', lastDay: '2025-11-11' });
    }),
    step('2025-10-20 09:00', 'personal data is not delivered without a security assessment', async (stage) => {
      const refused = { status: 422, code: 'ASSESSMENT_REQUIRED', clause: '11(5)' };
      await stage.isRefused('m2.handler', 'start-delivery', { mode: 'API' }, refused);
      await stage.does('m2.handler', 'start-delivery', { mode: 'API', assessment: assessed });
    }),
    step('2025-11-11 17:00', 'M2 delivers on the twentieth working day, in time', async (stage) => {
      await stage.does('m2.handler', 'record-delivery', delivery(2));
      const { state, late, metAt } = await stage.clock('p6.handler', 'delivery');
      expect([state, late, localDate(metAt ?? '')]).toEqual(['MET', false, '2025-11-11']);
    }),
    step('2025-11-13 10:00', 'P6 accepts', async (stage) => {
      await stage.does('p6.handler', 'accept-delivery');
      expect((await stage.sees('m2.handler')).state).toBe('IN_USE');
    }),
  ],
};
