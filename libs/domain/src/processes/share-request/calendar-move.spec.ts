import { describe, expect, it } from '@jest/globals';
import { CHINA_CALENDAR, CHINA_CONTENT } from '../../calendar/china.js';
import { withNotice, type CalendarDay, type HolidayNotice } from '../../calendar/content.js';
import { createCalendar } from '../../calendar/create-calendar.js';
import { atLocal } from '../../calendar/time.js';
import { calendarsOf } from '../../clock/counting.fixture.js';
import { tellEvent } from '../../matter/telling.js';
import { shareRequest } from './share-request.js';
import { WHO } from './share-request.fixture.js';
import { playTo } from './way.fixture.js';

const OF_2026 = CHINA_CONTENT.notices.find(({ year }) => year === 2026) as HolidayNotice;
const calendarOff = (version: string, dates: readonly string[], corrects: string | null = null) => {
  const days = dates.map((date): CalendarDay => ({ date, name: '临时放假', isOffDay: true }));
  const notice = { ...OF_2026, title: '临时放假通知（示例）', days: [...OF_2026.days, ...days] };
  return createCalendar(version, withNotice(CHINA_CONTENT, notice, [], corrects));
};
const LONGER = calendarOff('LONGER', ['2026-03-12']);
const body = (departmentId: string) => ['WB_HANDLER', 'WB_LEAD'].map((role) => ({ departmentId, role }));
const recounts = (play: ReturnType<typeof playTo>) => play.happened('clockRecomputed');

/** The reply of ten working days, from Monday, 2 March 2026: it ends with the 16th. */
const replyUnder = (calendar: typeof LONGER) => {
  const play = playTo('SUBMITTED').passTo(atLocal('2026-03-10', 9));
  play.calendars = calendarsOf(calendar, CHINA_CALENDAR);
  play.observe();
  return play;
};

describe('a calendar that moves the date of a limit', () => {
  it('is told to the responsible department and to the other party, with both dates', () => {
    const play = replyUnder(LONGER);
    expect(recounts(play).map(({ payload }) => payload.notices)).toEqual([
      [
        {
          to: [...body('province.land'), ...body('city.housing')],
          text: '答复期限按新公布的工作日历（LONGER，此前为 CN-2026.1）重新计算，届满之日由 2026-03-16 改为 2026-03-17。',
        },
      ],
    ]);
  });

  it('is told to nobody where the date stays', () => {
    const play = replyUnder(calendarOff('LADDER', ['2026-03-24']));
    expect(recounts(play).map(({ payload }) => payload.notices)).toEqual([undefined]);
  });

  it('is told inside the responsible department where the limit is a target of ours', () => {
    const play = playTo('SUPPLEMENT_REQUIRED').passTo(atLocal('2026-03-10', 9));
    play.calendars = calendarsOf(LONGER, CHINA_CALENDAR);
    play.observe();
    const [told] = recounts(play).flatMap(({ payload }) => (payload.clocks?.[0]?.kind === 'SOFT' ? [payload] : []));
    expect(told?.notices?.flatMap(({ to }) => to)).toEqual(body('city.housing'));
  });
});

describe('a calendar that corrects an error of the one in force', () => {
  const corrected = () => {
    const play = replyUnder(LONGER);
    play.passTo(atLocal('2026-03-11', 9));
    play.calendars = calendarsOf(calendarOff('RIGHT', [], 'LONGER'), LONGER, CHINA_CALENDAR);
    play.observe();
    return play;
  };

  it('moves the date earlier, says so, and marks it for review', () => {
    const play = corrected();
    expect(play.matter.clocks).toMatchObject([
      { id: 'reply', lastDay: '2026-03-16', kept: [], publishedDueAt: atLocal('2026-03-18') },
    ]);
    const event = recounts(play).at(-1);
    expect(event?.payload).toMatchObject({ corrects: true, lastDayBefore: '2026-03-17', lastDay: '2026-03-16' });
    const sentence = event && tellEvent(shareRequest, play.matter, event).sentence;
    expect(sentence).toBe(
      '答复期限按更正后的工作日历（RIGHT，此前为 LONGER）重新计算，届满之日由 2026-03-17 改为 2026-03-16，较已公布的提前，是否逾期须经复核。',
    );
    expect(event?.payload.notices).toMatchObject([{ text: sentence }]);
  });

  it('leaves an act between both dates to review: it is late under one of them only', () => {
    const play = corrected().passTo(atLocal('2026-03-17', 9));
    expect(play.effects).toMatchObject([
      { reaction: 'open', payload: { dueAt: atLocal('2026-03-17'), contestableUntil: atLocal('2026-03-18') } },
    ]);
  });
});

describe('a request that was withdrawn after its limit', () => {
  const withdrawn = () =>
    playTo('SUBMITTED').passTo(atLocal('2026-03-17', 9)).do(WHO.lead, 'withdraw', { reason: '不再需要。' });
  const reactions = (play: ReturnType<typeof playTo>) =>
    play.effects.filter(({ process }) => process === 'breach-candidate').map(({ reaction }) => reaction);

  it('was late; a calendar by which it was not withdraws the lateness', () => {
    const play = withdrawn();
    expect(play.clock('reply')).toMatchObject({ state: 'CANCELLED', cancelledAt: atLocal('2026-03-17', 9) });
    expect(reactions(play)).toEqual(['open', 'act-done']);
    play.passTo(atLocal('2026-04-20', 9));
    play.calendars = calendarsOf(LONGER, CHINA_CALENDAR);
    play.observe();
    expect(play.happened('overdueRevoked')).toHaveLength(1);
    expect(reactions(play)).toEqual(['open', 'act-done', 'withdraw']);
    expect(play.observe()).toBe(0);
  });

  it('is late again if that calendar is corrected, with a candidate of its own that ended with the withdrawal', () => {
    const play = withdrawn();
    play.passTo(atLocal('2026-04-20', 9)).calendars = calendarsOf(LONGER, CHINA_CALENDAR);
    play.observe();
    const right = calendarOff('RIGHT', [], 'LONGER');
    play.passTo(atLocal('2026-04-21', 9)).calendars = calendarsOf(right, LONGER, CHINA_CALENDAR);
    play.observe();
    expect(reactions(play)).toEqual(['open', 'act-done', 'withdraw', 'open', 'act-done']);
    expect(new Set(play.effects.map(({ matterId }) => matterId)).size).toBe(2);
    expect(play.effects.at(-1)?.payload).toEqual({ at: atLocal('2026-03-17', 9), undone: true });
    expect(play.observe()).toBe(0);
  });

  it('stays late by a calendar that moves the date less than that', () => {
    const play = withdrawn();
    play.calendars = calendarsOf(calendarOff('LADDER', ['2026-03-24']), CHINA_CALENDAR);
    play.observe();
    expect(reactions(play)).toEqual(['open', 'act-done']);
  });
});

describe('a lateness that a calendar revoked', () => {
  it('is recorded again, with its own candidate, if that calendar is corrected', () => {
    const play = playTo('PROVIDER_LEAD_REVIEW').passTo(atLocal('2026-03-17', 9));
    play.do(WHO.providerLead, 'lead-approve-reply', { revision: 1 });
    const opened = () =>
      play.effects
        .filter(({ process }) => process === 'breach-candidate')
        .map(({ reaction, matterId }) => [reaction, matterId] as const);
    expect(opened().map(([reaction]) => reaction)).toEqual(['open', 'act-done']);
    play.passTo(atLocal('2026-03-18', 9)).calendars = calendarsOf(LONGER, CHINA_CALENDAR);
    play.observe();
    expect(play.happened('overdueRevoked')).toHaveLength(1);
    const right = calendarOff('RIGHT', [], 'LONGER');
    play.passTo(atLocal('2026-03-19', 9)).calendars = calendarsOf(right, LONGER, CHINA_CALENDAR);
    play.observe();
    const told = opened();
    expect(told.map(([reaction]) => reaction)).toEqual(['open', 'act-done', 'withdraw', 'open', 'act-done']);
    expect(new Set(told.map(([, id]) => id)).size).toBe(2);
    expect(play.observe()).toBe(0);
  });
});
