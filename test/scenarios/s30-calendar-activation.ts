import { expect } from '@jest/globals';
import { CalendarBody } from '#libs/http';
import { request } from './payloads.js';
import { step, type Scenario } from './stage.js';

const REGISTER = '3070990000005/000001';
const TITLES = '3070990000004/000002';
const range = (name: string, from: string, days: number) =>
  Array.from({ length: days }, (_, n) => ({
    date: new Date(Date.parse(from) + n * 86_400_000).toISOString().slice(0, 10),
    name,
    isOffDay: true,
  }));
const worked = (name: string, date: string) => ({ date, name, isOffDay: false });

/**
 * A fictitious notice in the usual form: New Year's Eve is off in exchange for the Saturday after, Spring Festival is
 * longer.
 */
const NOTICE = CalendarBody.parse({
  year: 2027,
  title: '2027年放假通知（示例）',
  days: [
    ...range('元旦', '2026-12-31', 4),
    worked('元旦', '2027-01-09'),
    ...range('春节', '2027-02-05', 8),
    worked('春节', '2027-01-31'),
    worked('春节', '2027-02-13'),
    ...range('清明节', '2027-04-03', 3),
    ...range('劳动节', '2027-05-01', 5),
    worked('劳动节', '2027-05-08'),
    ...range('端午节', '2027-06-09', 1),
    ...range('中秋节', '2027-09-15', 1),
    ...range('国庆节', '2027-10-01', 7),
    worked('国庆节', '2027-09-26'),
    worked('国庆节', '2027-10-09'),
  ],
});
const change = {
  catalogCode: TITLES,
  trigger: 'LEGAL_CHANGE',
  eventDate: '2027-02-01',
  docRef: '《职称评审管理办法（示例）》修订',
  reason: '修订后的办法改变了证书内容。',
};

/**
 * E33, §3.5.2: provisional dates are replaced when the year's notice comes into force, and reminders are sent again.
 */
export const S30: Scenario = {
  id: 'S30',
  title: 'the notice of 2027 comes into force',
  steps: [
    step(
      '2026-12-21 10:00',
      'P6 asks P5; P4 is to update for a law of February: both dates are provisional',
      async (stage) => {
        await stage.raises('p6', request(REGISTER, 'API', 3));
        const provisional = { provisional: true, calendarVersion: 'CN-2026.1' };
        expect(await stage.clock('p5.handler', 'reply')).toMatchObject({ ...provisional, lastDay: '2027-01-05' });
        await stage.begins('p4.handler', 'catalog-update', change, 'update');
        expect(await stage.clock('p4.handler', 'update', 'update')).toMatchObject({
          ...provisional,
          lastDay: '2027-02-17',
        });
      },
    ),
    step('2026-12-29 09:30', 'half of the days are used: P5 is reminded', async (stage) => {
      expect(await stage.alerts('p5.handler', 'reply')).toEqual(['L0', 'L1']);
    }),
    step('2026-12-29 10:00', 'the notice comes into force: both clocks are counted by it', async (stage) => {
      await stage.bringsIntoForce(NOTICE);
      const [reply, update] = [
        await stage.clock('p5.handler', 'reply'),
        await stage.clock('p4.handler', 'update', 'update'),
      ];
      expect(reply).toMatchObject({ lastDay: '2027-01-06', dueAt: '2027-01-06T16:00:00.000Z', provisional: false });
      expect(update).toMatchObject({ lastDay: '2027-02-22', provisional: false });
      expect([reply.calendarVersion, update.calendarVersion]).not.toContain('CN-2026.1');
      expect(await stage.alerts('p5.handler', 'reply')).toEqual(['L0', 'L1']);
    }),
    step('2027-01-04 18:00', 'the old last but one working day has passed without a word', async (stage) => {
      expect(await stage.alerts('p5.lead', 'reply')).toEqual([]);
    }),
    step('2027-01-05 18:00', 'the reminders stand by the new date', async (stage) => {
      expect(await stage.alerts('p5.handler', 'reply')).toEqual(['L0', 'L1', 'L2']);
      expect(await stage.alerts('p5.lead', 'reply')).toEqual(['L2']);
      expect(await stage.clock('p6.handler', 'reply')).toMatchObject({ state: 'RUNNING' });
    }),
    step('2027-01-06 18:00', 'the last day is the new one', async (stage) => {
      expect(await stage.alerts('p5.lead', 'reply')).toEqual(['L2', 'L3']);
    }),
    step('2027-01-07 00:01', 'and from its end the reply is overdue', async (stage) => {
      expect(await stage.clock('p6.handler', 'reply')).toMatchObject({ state: 'OVERDUE', lastDay: '2027-01-06' });
      expect(await stage.alerts('p5.lead', 'reply')).toEqual(['L2', 'L3', 'L4 39(4)']);
    }),
  ],
};
