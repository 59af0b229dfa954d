import { expect } from '@jest/globals';
import { request } from './payloads.js';
import { step, type Scenario } from './stage.js';

const BOUNDARIES = '3070990000005/000002';
const DUE = '2025-10-09T16:00:00.000Z';

/** E03, Art 39(4): received on the eve of National Day, and not replied to by the first working day after it. */
export const S02: Scenario = {
  id: 'S02',
  title: 'unconditional data, overdue',
  steps: [
    step('2025-09-30 16:00', 'C2 asks P5; the holiday does not count', async (stage) => {
      await stage.raises('c2', request(BOUNDARIES, 'FILE', 2));
      const due = { lastDay: '2025-10-09', dueAt: DUE };
      expect(await stage.clock('p5.handler', 'reply')).toMatchObject({ state: 'RUNNING', ...due });
    }),
    step('2025-10-09 12:30', 'P5 was reminded on the last day, in the morning and at noon', async (stage) => {
      expect(await stage.alerts('p5.handler', 'reply')).toEqual(['L0', 'L1']);
      expect(await stage.alerts('p5.lead', 'reply')).toEqual(['L3']);
    }),
    step('2025-10-09 23:59', 'in the last minute nothing is overdue', async (stage) => {
      expect(await stage.clock('c2.handler', 'reply')).toMatchObject({ state: 'RUNNING', late: false });
      expect(await stage.alerts('c2.handler', 'reply')).toEqual([]);
    }),
    step('2025-10-10 00:00:02', 'from the due instant it is shown as overdue', async (stage) => {
      expect(await stage.clock('c2.handler', 'reply')).toMatchObject({ state: 'OVERDUE', lastDay: '2025-10-09' });
    }),
    step('2025-10-10 00:00:30', 'L4 tells P5’s leads, C2 and the authority, with the clause', async (stage) => {
      for (const told of ['p5.lead', 'p5.head', 'c2.handler', 'c2.lead', 'p1.supervisor', 'p1.sa-head'])
        expect([told, (await stage.alerts(told, 'reply')).filter((level) => level.startsWith('L4'))]).toEqual([
          told,
          ['L4 39(4)'],
        ]);
      expect(await stage.alerts('p1.reviewer', 'reply')).toEqual([]);
      expect((await stage.sees('c2.handler')).state).toBe('SUBMITTED');
    }),
    step(
      '2025-10-10 09:00',
      'a candidate of 39(4) stands with the ledger of the clock; nobody has judged',
      async (stage) => {
        for (const account of ['p1.supervisor', 'p5.lead']) {
          await stage.findsCandidate(account, BOUNDARIES, 'request');
          const { state, view } = await stage.sees(account, 'candidate');
          const clock = { id: 'reply', clause: '21(1)', day0: '2025-09-30', lastDay: '2025-10-09', workingDays: 1 };
          expect([state, view]).toMatchObject([
            'OPEN',
            { clause: '39(4)', lateness: { clock, dueAt: DUE }, judgements: [], doneAt: null },
          ]);
        }
        expect(await stage.matters('c3.handler', 'breach-candidate', BOUNDARIES)).toEqual([]);
      },
    ),
    step('2025-10-13 08:59', 'Saturday, 11 October, was worked: the third working day is Monday', async (stage) => {
      expect(await stage.alerts('p1.sa-head', 'reply')).toEqual(['L4 39(4)']);
    }),
    step('2025-10-13 09:01', 'L5 tells the head of P1, and nobody else', async (stage) => {
      expect(await stage.alerts('p1.sa-head', 'reply')).toEqual(['L4 39(4)', 'L5']);
      expect(await stage.alerts('p1.supervisor', 'reply')).toEqual(['L4 39(4)']);
      expect(await stage.alerts('gov.p', 'reply')).toEqual([]);
    }),
    step('2025-10-22 09:01', 'L6 tells the government of the province on the tenth', async (stage) => {
      expect(await stage.alerts('gov.p', 'reply')).toEqual(['L6']);
      expect(await stage.alerts('gov.n', 'reply')).toEqual([]);
    }),
    step('2025-10-23 10:00', 'P1 judges it a breach: that it was overdue needs no judgement', async (stage) => {
      const judgement = { outcome: 'BREACH', reason: '该部门未在期限内答复，也没有说明任何理由。' };
      await stage.isRefused('p5.lead', 'judge', judgement, { status: 403 }, 'candidate');
      await stage.does('p1.supervisor', 'judge', judgement, 'candidate');
      const { state, view } = await stage.sees('p5.lead', 'candidate');
      expect([state, view]).toMatchObject(['JUDGED', { judgements: [{ outcome: 'BREACH' }], doneAt: null }]);
      expect(await stage.clock('c2.handler', 'reply')).toMatchObject({ state: 'OVERDUE', metAt: null });
    }),
  ],
};
