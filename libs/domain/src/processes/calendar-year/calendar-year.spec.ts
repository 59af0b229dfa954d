import { describe, expect, it } from '@jest/globals';
import { atLocal } from '../../calendar/time.js';
import { MatterPlay } from '../../matter/play.fixture.js';
import { fold } from '../../matter/fold.js';
import { project } from '../../matter/projection.js';
import { calendarYear, type CalendarYear } from './calendar-year.js';

const awaiting = (year: number, begins = atLocal('2026-03-02', 8)) =>
  new MatterPlay<CalendarYear, 'responsible'>(calendarYear, { begins }).react('await', {
    year,
    responsible: 'nation.data',
  });
const alertsSent = (play: ReturnType<typeof awaiting>) =>
  play.happened('alertRaised').map(({ at, payload }) => `${String(payload.rung)} ${at}`);

describe('the notice of the next year', () => {
  it('is a task of the administrators from 1 November on, and no task before', () => {
    const play = awaiting(2027).passTo(atLocal('2026-10-31', 23));
    expect(alertsSent(play)).toEqual([]);
    expect(calendarYear.tasks(play.matter)).toEqual([]);
    play.passTo(atLocal('2026-11-01', 1));
    expect(alertsSent(play)).toEqual([`L0 ${atLocal('2026-11-01')}`]);
    expect(calendarYear.tasks(play.matter)).toMatchObject([{ departmentId: 'nation.data', roles: ['SYSADMIN'] }]);
  });

  it('escalates on 1 December to the head of the authority, and no further', () => {
    const play = awaiting(2027).passTo(atLocal('2027-01-31'));
    expect(play.clock('load').lastDay).toBe('2026-11-30');
    const last = play.happened('alertRaised').at(-1);
    expect(last).toMatchObject({
      at: '2026-11-30T16:00:15.000Z',
      payload: { rung: 'L4', to: [{ role: 'SYSADMIN' }, { departmentId: 'nation.data', role: 'SA_HEAD' }] },
    });
    expect(play.effects).toEqual([]);
  });

  it('escalates on the first working day of December if November ends on a weekend', () => {
    expect(awaiting(2026, atLocal('2025-09-01', 8)).clock('load').lastDay).toBe('2025-12-01');
  });

  it('closes the matter once when a calendar version with it comes into force', () => {
    const play = awaiting(2027).passTo(atLocal('2026-11-05'));
    play.react('loaded', { calendarVersion: 'CN-2027.1' }).react('loaded', { calendarVersion: 'CN-2027.2' });
    expect(play.matter).toMatchObject({ state: 'LOADED', data: { calendarVersion: 'CN-2027.1' } });
    expect(project(calendarYear, play.matter, play.context(null))).toMatchObject({ closed: true, tasks: [] });
    expect(play.happened('reactionIgnored')).toHaveLength(1);
    expect(fold(calendarYear, 'm1', play.events)).toEqual(play.matter);
  });
});
