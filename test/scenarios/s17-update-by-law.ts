import { expect } from '@jest/globals';
import { localDate } from '#libs/domain';
import { step, type Scenario } from './stage.js';

const LICENCES = '3070990000002/000001';
const opening = {
  catalogCode: LICENCES,
  trigger: 'LEGAL_CHANGE',
  eventDate: '2025-09-29',
  docRef: '《机动车驾驶证管理办法(示例)》修订',
  reason: '修订后新增电子驾驶证状态。',
};
const change = {
  changes: { abstract: '按驾驶证号返回准驾车型和证件状态（含电子驾驶证），供从业资格审核使用。' },
  changeReason: '修订后的办法将电子驾驶证状态纳入登记。',
};

/**
 * Art 17(2), (3): ten working days from the change of the law, five more by the authority's consent, two for the
 * authority.
 */
export const S17: Scenario = {
  id: 'S17',
  title: 'a change of law, an extension, and the new version within two working days',
  steps: [
    step('2025-09-30 10:00', 'P2 opens the update: the days count from the change', async (stage) => {
      expect(await stage.version('m6.handler', LICENCES)).toBe(1);
      await stage.begins('p2.handler', 'catalog-update', opening, 'request');
      await stage.does('p2.handler', 'start-update');
      expect(await stage.clock('p2.handler', 'update')).toMatchObject({ day0: '2025-09-29', lastDay: '2025-10-20' });
      await stage.finds('p2.handler', 'catalog-entry', LICENCES, 'entry');
      expect(await stage.sees('p2.handler', 'entry')).toMatchObject({ state: 'UPDATE_DUE' });
    }),
    step('2025-10-15 10:00', 'the authority gives five days more, once', async (stage) => {
      const reason = '涉及多个业务系统。';
      await stage.isRefused('p2.lead', 'request-extension', { days: 6, reason }, { code: 'EXTENSION_TOO_LONG' });
      await stage.does('p2.lead', 'request-extension', { days: 5, reason });
      await stage.does('p1.reviewer', 'decide-extension', { grant: true, days: 5, reason: '情况属实。' });
      expect(await stage.clock('p2.handler', 'update')).toMatchObject({ workingDays: 15, lastDay: '2025-10-27' });
      await stage.isRefused('p2.lead', 'request-extension', { days: 1, reason }, { code: 'EXTENSION_SECOND' });
    }),
    step('2025-10-27 16:00', 'P2 submits on the last day, its head consenting', async (stage) => {
      await stage.does('p2.handler', 'revise-change', change);
      await stage.does('p2.lead', 'submit-to-head', { revision: 1 });
      await stage.does('p2.head', 'head-approve', { revision: 1 });
      expect(await stage.clock('p2.handler', 'update')).toMatchObject({ state: 'MET', late: false });
      expect(await stage.clock('p1.reviewer', 'review-1')).toMatchObject({ day0: '2025-10-27', lastDay: '2025-10-29' });
    }),
    step('2025-10-29 16:00', 'P1 passes it: version 2 is effective at once', async (stage) => {
      await stage.does('p1.reviewer', 'authority-pass', { revision: 1 });
      const { state, late, metAt } = await stage.clock('p1.reviewer', 'review-1');
      expect([state, late, localDate(metAt ?? '')]).toEqual(['MET', false, '2025-10-29']);
      expect(await stage.version('m6.handler', LICENCES)).toBe(2);
      expect(await stage.sees('p2.handler', 'entry')).toMatchObject({ state: 'PUBLISHED' });
    }),
  ],
};
