import { expect } from '@jest/globals';
import { request } from './payloads.js';
import { obtains } from './granted.js';
import { step, type Scenario } from './stage.js';

const ALLOWANCE = '3070990100002/000001';
/** Code of an entry of N2, the designated source of the item (Art 19(2)). */
const DEATHS = '303002/000002';
const T8 = { day0: '2025-11-18', lastDay: '2025-12-02', dueAt: '2025-12-02T16:00:00.000Z' };
const correction = {
  error: 1,
  note: '按死亡登记更正。',
  correctedOn: '2025-11-26',
  before: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  after: '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752',
};

/** a correction request is sent on to the source department, and its limit stays unchanged. */
export const S16: Scenario = {
  id: 'S16',
  title: 'a correction sent on to the source, under the same limit',
  steps: [
    step('2025-11-10 11:00', 'M4 holds data of M2', (stage) =>
      obtains(stage, 'm4', 'm2', request(ALLOWANCE, 'API', 3), 'grant'),
    ),
    step('2025-11-18 10:00', 'M4 asks M2 for a correction', async (stage) => {
      const errors = [{ itemId: 'i3', description: '保障对象已死亡，起止月仍在延续。' }];
      await stage.begins('m4.handler', 'correction-request', { catalogCode: ALLOWANCE, errors }, 'request');
      const documents = [await stage.uploads('m4.handler', '走访记录(示例)')];
      await stage.does('m4.handler', 'submit-correction', { revision: 1, documents });
      expect(await stage.clock('m4.handler', 'correction')).toMatchObject(T8);
    }),
    step('2025-11-19 10:00', 'M2 sends it on to the designated source only, and stays responsible', async (stage) => {
      const reason = '死亡状态来自数源部门。';
      const items = [{ error: 1, sourceItemId: 'i2' }];
      const strange = { sourceCatalogCode: '303003/000001', items, reason };
      await stage.isRefused('m2.handler', 'reroute', strange, { status: 422 });
      await stage.does('m2.handler', 'reroute', { sourceCatalogCode: DEATHS, items, reason });
      const refused = { status: 403, code: 'NOT_RESPONSIBLE' };
      await stage.isRefused('n2.handler', 'start-verification', {}, refused);
    }),
    step('2025-11-21 10:00', 'N2 accepts: the same day 0, another department', async (stage) => {
      await stage.does('n2.handler', 'accept-reroute');
      expect(await stage.clock('m4.handler', 'correction')).toMatchObject({ ...T8, state: 'RUNNING' });
      const refused = { status: 403, code: 'NOT_RESPONSIBLE' };
      await stage.isRefused('m2.handler', 'start-verification', {}, refused);
    }),
    step('2025-11-26 10:00', 'N2 verifies, corrects and feeds back', async (stage) => {
      await stage.does('n2.handler', 'start-verification');
      await stage.does('n2.handler', 'record-finding', { error: 1, confirmed: true, facts: '登记迟于发放。' });
      await stage.does('n2.handler', 'record-correction', correction);
      await stage.does('n2.lead', 'feed-back', { outcome: 'CORRECTED', text: '属实，已更正。' });
      expect(await stage.clock('m4.handler', 'correction')).toMatchObject({ state: 'MET', late: false });
    }),
  ],
};
