import { expect } from '@jest/globals';
import { request } from './payloads.js';
import { obtains } from './granted.js';
import { step, type Scenario } from './stage.js';

const ALLOWANCE = '3070990100002/000001';
/** Code of an entry of N2, the designated source of the item (Art 19(2)). */
const DEATHS = '303002/000002';
const T8 = { day0: '2025-12-01', lastDay: '2025-12-15' };
const sentOn = (sourceItemId: string) => ({
  sourceCatalogCode: DEATHS,
  items: [{ error: 1, sourceItemId }],
  reason: '死亡状态来自数源部门。',
});
const errors = [{ itemId: 'i3', description: '保障对象已死亡，起止月仍在延续。' }];

/** Arts 19(2), 26(2), Q-18: the source hands a correction back, and the requester disagrees with the result. */
export const S39: Scenario = {
  id: 'S39',
  title: 'a correction that the source hands back, and a result with which the requester disagrees',
  steps: [
    step('2025-11-24 11:00', 'M4 holds data of M2', (stage) =>
      obtains(stage, 'm4', 'm2', request(ALLOWANCE, 'API', 3), 'grant'),
    ),
    step('2025-12-01 10:00', 'M4 asks M2 for a correction', async (stage) => {
      await stage.begins('m4.handler', 'correction-request', { catalogCode: ALLOWANCE, errors }, 'request');
      const documents = [await stage.uploads('m4.handler', '走访记录(示例)')];
      await stage.does('m4.handler', 'submit-correction', { revision: 1, documents });
      expect(await stage.clock('m4.handler', 'correction')).toMatchObject(T8);
    }),
    step('2025-12-02 10:00', 'M2 sends it on, naming the item of the source', async (stage) => {
      await stage.isRefused('m2.handler', 'reroute', sentOn('i9'), { code: 'ITEM_NOT_IN_ENTRY' });
      await stage.does('m2.handler', 'reroute', sentOn('i2'));
      await stage.does('n2.handler', 'accept-reroute');
    }),
    step('2025-12-05 10:00', 'N2 hands it back, and M2 is responsible under the same dates', async (stage) => {
      const reason = '经核实，该起止月由提供部门自行登记，不来自本部门。';
      await stage.does('n2.handler', 'hand-back', { reason });
      const clock = await stage.clock('m4.handler', 'correction');
      expect(clock).toMatchObject({ ...T8, state: 'RUNNING' });
      expect((await stage.sees('m4.handler')).view).toMatchObject({ responsible: 'M2' });
    }),
    step('2025-12-05 11:00', 'the two are not asked in circles', async (stage) => {
      await stage.isRefused('m2.handler', 'reroute', sentOn('i2'), { code: 'SOURCE_REFUSED' });
    }),
    step('2025-12-08 10:00', 'M2 verifies and feeds back that there is no error', async (stage) => {
      await stage.does('m2.handler', 'start-verification');
      await stage.does('m2.handler', 'record-finding', { error: 1, confirmed: false, facts: '与原始登记一致。' });
      await stage.does('m2.lead', 'feed-back', { outcome: 'NO_ERROR', text: '与原始登记一致。' });
      expect(await stage.clock('m4.handler', 'correction')).toMatchObject({ state: 'MET', late: false });
    }),
    step('2025-12-09 10:00', 'M4 disagrees: the limit stays met, M2 has a target for its answer', async (stage) => {
      const reason = '经本部门走访，保障对象确已死亡，登记没有更新。';
      await stage.does('m4.handler', 'disagree', { reason });
      await stage.isRefused('m4.handler', 'disagree', { reason }, { status: 409 });
      expect(await stage.clock('m4.handler', 'correction')).toMatchObject({ state: 'MET' });
      expect(await stage.clock('m2.handler', 'answer')).toMatchObject({ state: 'RUNNING', lastDay: '2025-12-23' });
      expect((await stage.sees('m1.supervisor')).state).toBe('DISAGREED');
    }),
    step(
      '2025-12-10 10:00',
      'M2 no longer maintains it, and M4 raises it again, under a limit of its own',
      async (stage) => {
        const text = '经再次核对，登记确有迟延，请引用本事项重新提出。';
        await stage.does('m2.lead', 'answer-disagreement', { stands: false, text });
        const again = { catalogCode: ALLOWANCE, errors, follows: stage.idOf('request') };
        await stage.begins('m4.handler', 'correction-request', again, 'again');
        const documents = [await stage.uploads('m4.handler', '走访记录(示例)')];
        await stage.does('m4.handler', 'submit-correction', { revision: 1, documents }, 'again');
        expect(await stage.clock('m4.handler', 'correction', 'again')).toMatchObject({ day0: '2025-12-10' });
      },
    ),
  ],
};
