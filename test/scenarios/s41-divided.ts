import { expect } from '@jest/globals';
import { z } from 'zod';
import { request } from './payloads.js';
import { obtains } from './granted.js';
import { step, type Scenario } from './stage.js';

const ALLOWANCE = '3070990100002/000001';
/** Codes of entries of N2 and P3, the designated sources of the two items (Art 19(2)). */
const DEATHS = '303002/000002';
const LICENCES = '3070990000003/000001';
const T8 = { day0: '2025-11-19', lastDay: '2025-12-03', state: 'RUNNING' };
const errors = [
  { itemId: 'i3', description: '保障对象已死亡，起止月仍在延续。' },
  { itemId: 'i2', description: '保障对象名下有食品生产企业，保障类别有误。' },
];
const divide = { errors: [2], reason: '第 2 处的数据来自另一个数源部门，须分别转送。' };
const sentOn = (sourceCatalogCode: string) => ({
  sourceCatalogCode,
  items: [{ error: 1, sourceItemId: 'i2' }],
  reason: '该数据项由数源部门提供，本部门没有更正权限。',
});
const Divided = z.object({ divisions: z.array(z.object({ partId: z.string() })).min(1) });
const Claimed = z.object({ claim: z.object({ evidence: z.array(z.string()) }) });

/** Arts 19(2), 26(2): a claim of errors from two sources is divided, and each part is fed back by its own source. */
export const S41: Scenario = {
  id: 'S41',
  title: 'a correction of data from two sources, divided between them',
  steps: [
    step('2025-11-12 11:00', 'M4 holds data of M2', (stage) =>
      obtains(stage, 'm4', 'm2', request(ALLOWANCE, 'API', 3), 'grant'),
    ),
    step('2025-11-19 10:00', 'M4 asks M2 for two corrections', async (stage) => {
      await stage.begins('m4.handler', 'correction-request', { catalogCode: ALLOWANCE, errors }, 'request');
      const documents = [await stage.uploads('m4.handler', '走访记录和企业登记(示例)')];
      await stage.does('m4.handler', 'submit-correction', { revision: 1, documents });
      expect(await stage.clock('m4.handler', 'correction')).toMatchObject(T8);
    }),
    step('2025-11-20 10:00', 'M2 owns neither error, and can send neither on alone: it divides', async (stage) => {
      await stage.isRefused('m2.handler', 'reroute', sentOn(DEATHS), { code: 'SOURCE_ITEM_MISSING' });
      await stage.isRefused('m4.handler', 'divide', divide, { status: 403 });
      await stage.does('m2.handler', 'divide', divide);
      const { divisions } = Divided.parse((await stage.sees('m4.handler')).view);
      stage.knows('part', { process: 'correction-request', matterId: divisions[0]?.partId ?? '' });
      const part = await stage.sees('m4.handler', 'part');
      expect(part).toMatchObject({ state: 'SUBMITTED', number: expect.stringMatching(/^JH-990100-2025-\d{6}$/) });
      expect(part.view).toMatchObject({
        dividedFrom: { matterId: stage.idOf('request'), errors: [2] },
        claim: { errors: [{ itemId: 'i2' }] },
      });
      expect(await stage.clock('m4.handler', 'correction', 'part')).toMatchObject(T8);
    }),
    step('2025-11-20 14:00', 'each part goes to its own source, which sees the evidence', async (stage) => {
      await stage.does('m2.handler', 'reroute', sentOn(DEATHS));
      await stage.does('m2.handler', 'reroute', sentOn(LICENCES), 'part');
      await stage.does('n2.handler', 'accept-reroute');
      await stage.does('p3.handler', 'accept-reroute', {}, 'part');
      const own = Claimed.parse((await stage.sees('n2.handler')).view);
      expect(Claimed.parse((await stage.sees('p3.handler', 'part')).view).claim.evidence).toEqual(own.claim.evidence);
    }),
    step('2025-11-26 10:00', 'N2 finds no error, and M4 disagrees with that alone', async (stage) => {
      await stage.does('n2.handler', 'start-verification');
      const gone = { error: 2, confirmed: false, facts: '与原始登记一致。' };
      await stage.isRefused('n2.handler', 'record-finding', gone, { code: 'DIVIDED' });
      await stage.does('n2.handler', 'record-finding', { ...gone, error: 1 });
      await stage.does('n2.lead', 'feed-back', { outcome: 'NO_ERROR', text: '与原始登记一致。' });
      await stage.does('m4.handler', 'disagree', { reason: '经本部门走访，保障对象确已死亡，登记没有更新。' });
      expect((await stage.sees('m4.handler', 'part')).state).toBe('SUBMITTED');
    }),
    step('2025-12-02 10:00', 'P3 confirms, corrects and feeds back in time', async (stage) => {
      await stage.does('p3.handler', 'start-verification', {}, 'part');
      await stage.does('p3.handler', 'record-finding', { error: 1, confirmed: true, facts: '登记迟于变更。' }, 'part');
      const made = {
        error: 1,
        note: '按登记更正。',
        correctedOn: '2025-12-01',
        before: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
        after: '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752',
      };
      await stage.does('p3.handler', 'record-correction', made, 'part');
      await stage.does('p3.lead', 'feed-back', { outcome: 'CORRECTED', text: '属实，已更正。' }, 'part');
      expect(await stage.clock('m4.handler', 'correction', 'part')).toMatchObject({ state: 'MET', late: false });
      await stage.does('m4.handler', 'accept-feedback', {}, 'part');
      expect((await stage.sees('m4.handler')).state).toBe('DISAGREED');
    }),
  ],
};
