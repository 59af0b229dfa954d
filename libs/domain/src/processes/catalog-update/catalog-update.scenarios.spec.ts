import { describe, expect, it } from '@jest/globals';
import { atLocal } from '../../calendar/time.js';
import { isLate } from '../../clock/standing.js';
import { messagesOf } from '../../matter/projection.js';
import { catalogUpdate } from './catalog-update.js';
import { ABSTRACT, FIT, OPENING, Play, WHO } from './catalog-update.fixture.js';

const { handler, lead, head, reviewer } = WHO;

describe('S17: an entry is updated after a law was amended, across National Day 2025', () => {
  const eventDate = '2025-09-29';
  const opened = () =>
    new Play({ begins: atLocal(eventDate, 9) })
      .do(handler, 'open-update', { ...OPENING, eventDate })
      .do(handler, 'start-update', {});

  it('it is submitted on the last of 10 + 5 working days, and published on the last of two', () => {
    const play = opened();
    expect(play.clock('update').lastDay).toBe('2025-10-20');
    play.passTo(atLocal('2025-10-17', 10)).do(lead, 'request-extension', { days: 5, reason: '核对需要更多时间。' });
    play.passTo(atLocal('2025-10-20', 16)).do(reviewer, 'decide-extension', FIT['decide-extension']);
    expect(play.clock('update').lastDay).toBe('2025-10-27');
    play
      .passTo(atLocal('2025-10-24', 9))
      .do(handler, 'revise-change', ABSTRACT)
      .do(lead, 'submit-to-head', { revision: 1 });
    play.passTo('2025-10-27T15:59:59.999Z').do(head, 'head-approve', { revision: 1 });
    expect(play.clocks).toBe('update MET 2025-10-27, extension-1 MET 2025-10-21, review-1 RUNNING 2025-10-29');
    play.passTo('2025-10-29T15:59:59.999Z').do(reviewer, 'authority-pass', { revision: 1 });
    expect(play.clocks).toBe('update MET 2025-10-27, extension-1 MET 2025-10-21, review-1 MET 2025-10-29');
    expect(play.matter.clocks.some(isLate)).toBe(false);
    expect(play.happened('deadlinePassed')).toEqual([]);
  });

  it('without the extension it is overdue on the 21st: a breach candidate under 39(1), and the authority is notified', () => {
    const play = opened().passTo(atLocal('2025-10-20', 23));
    expect(play.happened('deadlinePassed')).toEqual([]);
    play.passTo(atLocal('2025-10-21', 1));
    expect(play.happened('deadlinePassed')).toMatchObject([{ payload: { dueAt: atLocal('2025-10-21') } }]);
    const [alert] = play.events
      .flatMap((event) => messagesOf(catalogUpdate, event))
      .filter(({ level }) => level === 'L4');
    expect(alert).toMatchObject({ breachClause: '39(1)', clockId: 'update' });
    expect(alert?.to).toContainEqual({ departmentId: 'city.data', role: 'SA_SUPERVISOR' });
  });
});

describe('S18: the authority does not review an update of its city’s department in two working days', () => {
  /** Submitted on Wednesday 11 February 2026: the 12th and 13th are the two days; the 14th is a make-up Saturday. */
  const submitted = () => {
    const play = new Play({ begins: atLocal('2026-02-10', 9) });
    play.do(handler, 'open-update', { ...OPENING, eventDate: '2026-02-09' }).do(handler, 'start-update', {});
    play.do(handler, 'revise-change', ABSTRACT).do(lead, 'submit-to-head', { revision: 1 });
    return play.passTo(atLocal('2026-02-11', 10)).do(head, 'head-approve', { revision: 1 });
  };
  const levels = (play: Play) =>
    play.events
      .flatMap((event) => messagesOf(catalogUpdate, event))
      .filter(({ clockId }) => clockId === 'review-1')
      .map(({ level, at, breachClause }) => `${level} ${at} ${breachClause ?? '-'}`);

  it('it is overdue at midnight of the 14th: a breach candidate under 41(3), then the city’s government is notified', () => {
    const play = submitted().passTo(atLocal('2026-03-10'));
    expect(play.clock('review-1')).toMatchObject({
      state: 'RUNNING',
      lastDay: '2026-02-13',
      dueAt: atLocal('2026-02-14'),
    });
    expect(play.happened('deadlinePassed')).toMatchObject([
      { payload: { clockId: 'review-1', dueAt: atLocal('2026-02-14') } },
    ]);
    // The third and tenth working days after the 13th: 14 (make-up), 24, 25 … 27, 28 (make-up), 2 … 5 March.
    expect(levels(play)).toEqual([
      `L0 ${atLocal('2026-02-11', 10)} -`,
      `L1 ${atLocal('2026-02-13', 9)} -`,
      `L3 ${atLocal('2026-02-13', 9)} -`,
      `L4 ${play.happened('deadlinePassed')[0]?.at ?? ''} 41(3)`,
      `L5 ${atLocal('2026-02-25', 9)} -`,
      `L6 ${atLocal('2026-03-05', 9)} -`,
    ]);
  });

  it('alerts go to its own head and the provider, then to the city’s government and the superior authority', () => {
    const told = submitted()
      .passTo(atLocal('2026-03-10'))
      .events.flatMap((event) => messagesOf(catalogUpdate, event))
      .filter(({ clockId }) => clockId === 'review-1');
    const to = (level: string) => told.find((one) => one.level === level)?.to;
    expect(to('L4')).toContainEqual({ departmentId: 'city.data', role: 'SA_HEAD' });
    expect(to('L4')).toContainEqual({ departmentId: 'city.housing', role: 'WB_LEAD' });
    expect(to('L6')).toContainEqual({ departmentId: 'city.gov', role: 'GOV_DECIDER' });
    expect(to('L6')).toContainEqual({ departmentId: 'province.data', role: 'SA_HEAD' });
  });

  it('published late, it stays late, while T1 stays met', () => {
    const play = submitted().passTo(atLocal('2026-02-24', 9)).do(reviewer, 'authority-pass', { revision: 1 });
    expect(play.matter.state).toBe('PUBLISHED');
    expect([isLate(play.clock('review-1')), isLate(play.clock('update'))]).toEqual([true, false]);
  });
});
