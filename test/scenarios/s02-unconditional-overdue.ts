import { expect } from '@jest/globals';
import { request } from './payloads.js';
import { step, type Scenario } from './stage.js';

/** E03: received on the eve of National Day; nobody replies by the first working day after it. */
export const S02: Scenario = {
  id: 'S02',
  title: 'unconditional data, overdue',
  steps: [
    step('2025-09-30 16:00', 'C2 asks P5; the holiday does not count', async (stage) => {
      await stage.raises('c2', request('3070990000005/000002', 'FILE', 2));
      const due = { lastDay: '2025-10-09', dueAt: '2025-10-09T16:00:00.000Z' };
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
          ...[told, ['L4 39(4)']],
        ]);
      expect(await stage.alerts('p1.reviewer', 'reply')).toEqual([]);
      expect((await stage.sees('c2.handler')).state).toBe('SUBMITTED');
    }),
  ],
};
