import { expect } from '@jest/globals';
import { request } from './payloads.js';
import { obtains } from './granted.js';
import { step, type Scenario } from './stage.js';

const LAND = { ...request('3070990000005/000001', 'API', 3), usageTerm: { until: '2025-12-31' } };
const certificate = {
  method: 'DELETE',
  executedAt: '2026-01-12T09:00:00+08:00',
  systems: ['公积金业务系统(示例)'],
  copies: { working: '已全部删除。', backups: '随备份轮换覆盖，1 月 10 日完成。', useRecordsKept: true },
};

/** Art 27(1): the term ends; the requester declares it, disposes of the data, and certifies that to the provider. */
export const S14: Scenario = {
  id: 'S14',
  title: 'the term ends, the data are disposed of, the use records stay',
  steps: [
    step('2025-11-04 10:00', 'P6 holds data of P5 until the end of the year, and records their use', async (stage) => {
      await obtains(stage, 'p6', 'p5', LAND, 'request');
      const record = { type: 'SCENARIO', occurredOn: '2025-11-04', text: '受理租房提取时核验权利状态。' };
      await stage.does('p6.handler', 'record-use', record);
    }),
    step('2026-01-05 09:30', 'the term has ended: P6 is asked, and nothing has been decided', async (stage) => {
      expect(await stage.alerts('p6.handler', 'term')).toContain('L0');
      expect(await stage.clock('p6.handler', 'term')).toMatchObject({ state: 'RUNNING', lastDay: '2026-01-08' });
      expect(await stage.sees('p6.handler')).toMatchObject({
        state: 'IN_USE',
        view: { accessEndsAt: '2025-12-31T16:00:00.000Z' },
      });
      const expired = { kind: 'TERM_EXPIRED', text: '使用时限已经届满。' };
      const refused = { status: 422, code: 'TERM_TARGET_NOT_PASSED', clause: '27(1)' };
      await stage.isRefused('p5.lead', 'purpose-ended', expired, refused);
    }),
    step('2026-01-06 10:00', 'P6 declares the end of use', async (stage) => {
      await stage.does('p6.handler', 'purpose-ended', { kind: 'TERM_EXPIRED', text: '使用时限已经届满。' });
      expect((await stage.sees('p5.handler')).state).toBe('DISPOSING');
    }),
    step('2026-01-12 10:00', 'P6 certifies, with the certificate itself', async (stage) => {
      const documents = [await stage.uploads('p6.handler', '处置证明(示例)')];
      await stage.does('p5.handler', 'instruct-disposal', { method: 'DELETE', text: '全部副本含备份一并删除。' });
      await stage.does('p6.handler', 'certify-disposal', { ...certificate, documents });
    }),
    step('2026-01-13 10:00', 'P5 contests: a copy is missing', async (stage) => {
      await stage.does('p5.lead', 'contest-disposal', { revision: 1, reason: '证明没有说明灾备中心的副本。' });
      expect(await stage.sees('p6.handler')).toMatchObject({ view: { disposal: { status: 'EXECUTING' } } });
    }),
    step('2026-01-19 10:00', 'P6 certifies anew', async (stage) => {
      const documents = [await stage.uploads('p6.handler', '补充处置证明(示例)')];
      await stage.does('p6.handler', 'certify-disposal', { ...certificate, documents });
    }),
    step('2026-01-20 10:00', 'P5 confirms: closed, and the use records are kept for three years', async (stage) => {
      await stage.does('p5.lead', 'confirm-disposal', { revision: 2 });
      const { state, view } = await stage.sees('p6.handler');
      expect({ state, retainUntil: view.retainUntil }).toEqual({ state: 'CLOSED', retainUntil: '2029-01-20' });
      expect(view.useRecords).toMatchObject([{ recordNo: 1, type: 'SCENARIO' }]);
    }),
  ],
};
