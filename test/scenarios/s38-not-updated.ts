import { expect } from '@jest/globals';
import { step, type Scenario } from './stage.js';

const CHARITIES = '3070990100002/000004';
const opening = {
  catalogCode: CHARITIES,
  trigger: 'LEGAL_CHANGE',
  eventDate: '2025-11-03',
  docRef: '《慈善组织登记管理办法(示例)》修订',
  reason: '修订后登记范围增加社区慈善组织。',
};
const change = {
  changes: { abstract: '慈善组织（含社区慈善组织）的统一社会信用代码、名称和登记日期。' },
  changeReason: '修订后的办法将社区慈善组织纳入登记。',
};
const undone = { reasons: ['报送的版本没有涉及修订增加的范围，应当更新的内容均未更新。'], finding: 'NOT_UPDATED' };

/** Art 17(2), (3), Q-14: a return that finds that nothing was updated, and the word of the authority above. */
export const S38: Scenario = {
  id: 'S38',
  title: 'returned as not updated, contested, and set aside by the authority above',
  steps: [
    step('2025-11-14 16:00', 'M2 submits the update on the last but one of its ten working days', async (stage) => {
      await stage.begins('m2.handler', 'catalog-update', opening, 'request');
      await stage.does('m2.handler', 'start-update');
      await stage.does('m2.handler', 'revise-change', change);
      await stage.does('m2.lead', 'submit-to-head', { revision: 1 });
      await stage.does('m2.head', 'head-approve', { revision: 1 });
      expect(await stage.clock('m2.handler', 'update')).toMatchObject({ state: 'MET', lastDay: '2025-11-17' });
    }),
    step('2025-11-18 10:00', 'M1 finds that nothing was updated: the limit goes on by its date', async (stage) => {
      const short = { ...undone, reasons: ['没有更新。'] };
      await stage.isRefused('m1.reviewer', 'authority-return', short, { code: 'REASON_TOO_SHORT' });
      await stage.does('m1.reviewer', 'authority-return', undone);
      expect(await stage.clock('m2.handler', 'update')).toMatchObject({ state: 'OVERDUE', lastDay: '2025-11-17' });
      expect(await stage.alerts('m2.lead', 'update')).toContain('L4 39(1)');
      await stage.findsCandidate('p1.supervisor', CHARITIES, 'request');
    }),
    step('2025-11-19 10:00', 'M2 contests it, once; no breach is found before the answer', async (stage) => {
      const reason = '报送的版本已按修订增加社区慈善组织，见变更内容。';
      await stage.does('m2.lead', 'contest-finding', { reason });
      await stage.isRefused('m2.lead', 'contest-finding', { reason }, { code: 'CONTEST_PENDING' });
      await stage.isRefused('m1.reviewer', 'decide-contest', { uphold: true, reason }, { status: 403 });
      expect(await stage.clock('p1.reviewer', 'contest-1')).toMatchObject({ state: 'RUNNING', lastDay: '2025-11-21' });
    }),
    step('2025-11-19 11:00', 'P1, which judges, may not find a breach meanwhile', async (stage) => {
      const judgement = { outcome: 'BREACH', reason: '未在期限内更新目录，也没有申请延长期限。' };
      await stage.isRefused('p1.sa-head', 'judge', judgement, { code: 'FINDING_CONTESTED' }, 'candidate');
    }),
    step('2025-11-24 10:00', 'the silence of P1 decides nothing, its word does', async (stage) => {
      expect(await stage.clock('m2.handler', 'update')).toMatchObject({ state: 'OVERDUE' });
      const reason = '报送的版本已增加社区慈善组织，属于修订要求更新的内容。';
      await stage.does('p1.reviewer', 'decide-contest', { uphold: false, reason });
      expect(await stage.clock('m2.handler', 'update')).toMatchObject({ state: 'MET', late: false });
      expect(await stage.clock('m2.handler', 'rework-1')).toMatchObject({ state: 'RUNNING', lastDay: '2025-11-26' });
    }),
    step('2025-11-24 11:00', 'the candidate is withdrawn', async (stage) => {
      expect((await stage.sees('p1.sa-head', 'candidate')).state).toBe('WITHDRAWN');
    }),
    step('2025-11-25 10:00', 'M2 reworks the update in time, and M1 passes it', async (stage) => {
      await stage.does('m2.handler', 'rework');
      await stage.does('m2.lead', 'submit-to-head', { revision: 1 });
      await stage.does('m2.head', 'head-approve', { revision: 1 });
      await stage.does('m1.reviewer', 'authority-pass', { revision: 1 });
      expect((await stage.sees('m2.handler')).state).toBe('PUBLISHED');
    }),
  ],
};
