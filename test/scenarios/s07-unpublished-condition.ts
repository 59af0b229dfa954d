import { expect } from '@jest/globals';
import { request } from './payloads.js';
import { step, type Scenario } from './stage.js';

const refuses = (conditionId: string) => ({
  decisions: ['i1', 'i2', 'i3'].map((itemId) => ({
    itemId,
    agree: false,
    code: 'OUTSIDE_PUBLISHED_SCOPE',
    conditionId,
    text: '申请的使用范围超出本目录公布的共享范围，不同意共享。',
  })),
});

/** Art 15(1): a refusal may cite a published condition, never a new one. Disputes are not part of this scenario. */
export const S07: Scenario = {
  id: 'S07',
  title: 'refused by a published condition, not by a new one',
  steps: [
    step('2025-10-13 14:00', 'C3 asks M2', async (stage) => {
      await stage.raises('c3', request('3070990100002/000001', 'API', 3));
      await stage.does('m2.handler', 'accept');
    }),
    step('2025-10-15 10:00', 'M2 cannot rest on a condition that is not published', async (stage) => {
      await stage.isRefused('m2.handler', 'propose-reply', refuses('c9'), { status: 422, clause: '21(2)' });
    }),
    step('2025-10-17 10:00', 'M2 refuses by the published scope', async (stage) => {
      await stage.does('m2.handler', 'propose-reply', refuses('c1'));
      await stage.does('m2.lead', 'lead-approve-reply', { revision: 1 });
      const { state, view } = await stage.sees('c3.handler');
      expect([state, view.reply]).toMatchObject(['REFUSED', { decisions: [{ conditionId: 'c1' }, {}, {}] }]);
    }),
  ],
};
