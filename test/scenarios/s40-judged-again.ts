import { expect } from '@jest/globals';
import { request } from './payloads.js';
import { step, type Scenario } from './stage.js';

const BOUNDARIES = '3070990000005/000002';
const BREACH = { outcome: 'BREACH', reason: '该部门未在期限内答复，所陈述的理由不成立。' };
const ANSWER = '证明所载的断电发生在期限届满之后，不构成正当理由。';

/**
 * Arts 39(4), 41: a department that answers late pleads a justified reason, is judged, objects, is judged again, and the
 * authority above undoes that judgement. Then the lateness is judged anew.
 */
export const S40: Scenario = {
  id: 'S40',
  title: 'a plea, a judgement, an objection, and a superior that undoes',
  steps: [
    step('2025-10-29 10:00', 'C2 asks P5 for unconditional data: one working day', async (stage) => {
      await stage.raises('c2', request(BOUNDARIES, 'FILE', 2));
      expect(await stage.clock('p5.handler', 'reply')).toMatchObject({ lastDay: '2025-10-30' });
    }),
    step('2025-10-31 09:30', 'it has not been answered: P5 pleads its power failure, with proof', async (stage) => {
      await stage.findsCandidate('p1.supervisor', BOUNDARIES, 'request');
      const reason = '所在机房断电，三十日全天不能登录平台，见证明。';
      await stage.isRefused('p5.lead', 'plead', { reason }, { status: 422, code: 'EVIDENCE_REQUIRED' }, 'candidate');
      const documents = [await stage.uploads('p5.lead', '断电证明（示例）')];
      await stage.isRefused('p5.lead', 'contest', { reason, documents }, { status: 409 }, 'candidate');
      await stage.does('p5.lead', 'plead', { reason, documents }, 'candidate');
      const { state, view } = await stage.sees('p1.supervisor', 'candidate');
      expect([state, view]).toMatchObject(['OPEN', { pleas: [{ reason, evidence: documents, answered: false }] }]);
    }),
    step('2025-11-03 10:00', 'P1 finds a breach, and must answer the plea', async (stage) => {
      const unanswered = { status: 422, code: 'PLEA_UNANSWERED' };
      await stage.isRefused('p1.supervisor', 'judge', BREACH, unanswered, 'candidate');
      await stage.does('p1.supervisor', 'judge', { ...BREACH, answer: ANSWER }, 'candidate');
      const { view } = await stage.sees('p5.lead', 'candidate');
      expect(view).toMatchObject({ pleas: [{ answered: true }], judgements: [{ outcome: 'BREACH', answer: ANSWER }] });
    }),
    step('2025-11-04 10:00', 'P5 has still its objection; another person of P1 judges the same', async (stage) => {
      const reason = '证明所载的断电发生在期限届满之前，见供电部门的更正说明。';
      const documents = [await stage.uploads('p5.head', '更正说明（示例）')];
      await stage.does('p5.head', 'contest', { reason, documents }, 'candidate');
      await stage.isRefused('p1.supervisor', 'judge', BREACH, { status: 403, code: 'JUDGED_BEFORE' }, 'candidate');
      await stage.does('p1.sa-head', 'judge', BREACH, 'candidate');
      const again = { code: 'CONTESTED_ALREADY' };
      await stage.isRefused('p5.lead', 'contest', { reason, documents }, again, 'candidate');
    }),
    step('2025-11-05 10:00', 'neither P5 nor P1 undoes it; N1 does, with reasons', async (stage) => {
      const reason = '更正说明表明断电发生在期限之内，认定的事实不清。';
      for (const account of ['p5.head', 'p1.sa-head', 'gov.n'])
        await stage.isRefused(account, 'undo-judgement', { reason }, { status: 403 }, 'candidate');
      const short = { status: 422, code: 'REASON_TOO_SHORT' };
      await stage.isRefused('n1.supervisor', 'undo-judgement', { reason: '不清。' }, short, 'candidate');
      await stage.does('n1.supervisor', 'undo-judgement', { reason }, 'candidate');
      const { state, view } = await stage.sees('p5.lead', 'candidate');
      const undone = { reason, by: { departmentId: 'N1' } };
      expect([state, view]).toMatchObject([
        'OPEN',
        { judgements: [{ undone }, { undone }], pleas: [{ answered: false }] },
      ]);
    }),
    step(
      '2025-11-06 10:00',
      'both judges of P1 are barred; the government judges anew: overdue, no breach',
      async (stage) => {
        const judgement = {
          outcome: 'JUSTIFIED',
          reason: '断电发生在期限之内，恢复供电后随即登录，有正当理由。',
          answer: '断电证明和更正说明属实，所陈述的理由成立。',
        };
        for (const account of ['p1.supervisor', 'p1.sa-head'])
          await stage.isRefused(account, 'judge', judgement, { status: 403, code: 'JUDGED_BEFORE' }, 'candidate');
        await stage.isRefused('n1.supervisor', 'judge', judgement, { status: 403, code: 'HAS_UNDONE' }, 'candidate');
        await stage.does('gov.p', 'judge', judgement, 'candidate');
        const documents = [await stage.uploads('p5.head', '再次说明（示例）')];
        const favourable = { reason: '仍有异议。', documents };
        await stage.isRefused('p5.head', 'contest', favourable, { status: 409 }, 'candidate');
        expect((await stage.sees('p5.lead', 'candidate')).state).toBe('JUDGED');
        expect(await stage.clock('c2.handler', 'reply')).toMatchObject({ state: 'OVERDUE', metAt: null });
      },
    ),
  ],
};
