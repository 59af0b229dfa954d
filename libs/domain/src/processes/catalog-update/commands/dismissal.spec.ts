import { describe, expect, it } from '@jest/globals';
import { actorOf } from '../../../access/actor.fixture.js';
import { CHINA_CONTENT } from '../../../calendar/china.js';
import { createCalendar } from '../../../calendar/create-calendar.js';
import { atLocal } from '../../../calendar/time.js';
import { calendarsOf } from '../../../clock/counting.fixture.js';
import { ENTRY_ID, FIT, OPENING, Play, playTo, REASON, WHO } from '../catalog-update.fixture.js';

const { handler, lead, head, reviewer } = WHO;
const proposed = (state: Parameters<typeof playTo>[0] = 'DRAFTED'): Play => playTo(state).do(lead, 'dismiss', REASON);

const missed = (play: Play) => play.happened('deadlinePassed').map(({ payload }) => payload.clockId);
const candidates = ({ effects }: Play) =>
  effects.flatMap(({ process, reaction }) => (process === 'breach-candidate' ? [reaction] : []));

describe('a dismissal: no update is needed (17(2) 需要相应更新)', () => {
  it('takes effect when the authority confirms it; until then T1 runs and may pass', () => {
    const play = proposed().passTo(atLocal('2026-03-17', 1));
    expect(play.matter.state).toBe('PREPARING');
    expect(missed(play)).toEqual(['dismissal-1', 'update']);
    play.do(reviewer, 'confirm-dismissal', { opinion: '经核对不涉及。' });
    expect(play.matter).toMatchObject({ state: 'NOT_NEEDED' });
    expect(play.clocks).toBe('update CANCELLED 2026-03-16, dismissal-1 MET 2026-03-05');
    expect(play.matter.data.dismissals).toMatchObject([{ status: 'CONFIRMED', opinion: '经核对不涉及。' }]);
  });

  it('confirmed late revokes the lateness of a limit that was never owed', () => {
    const play = proposed().passTo(atLocal('2026-03-24', 9)).do(reviewer, 'confirm-dismissal', {});
    expect(play.happened('overdueRevoked')).toMatchObject([{ payload: { clockId: 'update' } }]);
    expect(candidates(play)).toEqual(['open', 'act-done', 'withdraw']);
  });

  it('is never owed, whatever calendar comes into force', () => {
    const play = proposed().passTo(atLocal('2026-03-24', 9)).do(reviewer, 'confirm-dismissal', {});
    expect(play.clock('update').cancelledAt).toBe(play.clock('update').triggeredAt);
    const off = { date: '2026-03-11', name: '临时放假', isOffDay: true };
    const notices = CHINA_CONTENT.notices.map((notice) =>
      notice.year === 2026 ? { ...notice, days: [...notice.days, off], extraDaysOff: 1 } : notice,
    );
    play.calendars = calendarsOf(createCalendar('CN-2026.2', { ...CHINA_CONTENT, notices }));
    play.observe();
    expect([missed(play).filter((id) => id === 'update'), candidates(play)]).toEqual([
      ['update'],
      ['open', 'act-done', 'withdraw'],
    ]);
  });

  it('confirmed seconds after the limit leaves no lateness at all', () => {
    const play = proposed().passTo('2026-03-16T16:00:05.000Z').do(reviewer, 'confirm-dismissal', {});
    expect([missed(play), candidates(play.passTo(atLocal('2026-06-01')))]).toEqual([['dismissal-1'], []]);
  });

  it('confirmed after an update that was late already withdraws that lateness, too', () => {
    const play = playTo('DEPT_HEAD_REVIEW').passTo(atLocal('2026-03-18', 9)).do(head, 'head-approve', { revision: 1 });
    play.passTo(atLocal('2026-03-19', 9)).do(reviewer, 'authority-return', FIT['authority-return']);
    play.do(lead, 'dismiss', REASON).do(reviewer, 'confirm-dismissal', {});
    expect(candidates(play)).toEqual(['open', 'act-done', 'act-undone', 'act-done', 'withdraw']);
  });

  it('sets the authority a target of two working days for its word', () => {
    expect(proposed().clock('dismissal-1')).toMatchObject({
      kind: 'SOFT',
      responsible: 'city.data',
      desk: 'AUTHORITY',
      limit: 2,
    });
  });

  it('is passed on to the entry', () => {
    expect(proposed().do(reviewer, 'confirm-dismissal', {}).effects.at(-1)).toEqual({
      process: 'catalog-entry',
      matterId: ENTRY_ID,
      reaction: 'update-dismissed',
      payload: { updateId: 'm1', reason: REASON.reason },
    });
  });

  it('is possible after a return, and a clock that was met stays met', () => {
    const play = playTo('DEPT_HEAD_REVIEW').passTo(atLocal('2026-03-16', 9)).do(head, 'head-approve', { revision: 1 });
    play.passTo(atLocal('2026-03-17', 9)).do(reviewer, 'authority-return', FIT['authority-return']);
    play.do(lead, 'dismiss', REASON).do(reviewer, 'confirm-dismissal', {});
    expect(play.clocks).toBe(
      'update MET 2026-03-16, review-1 MET 2026-03-18, rework-1 CANCELLED 2026-03-19, dismissal-1 MET 2026-03-19',
    );
  });

  it('ends a pending extension', () => {
    const play = playTo('OPEN').do(lead, 'request-extension', FIT['request-extension']).do(lead, 'dismiss', REASON);
    play.do(reviewer, 'confirm-dismissal', {});
    expect(play.matter.data.extension).toMatchObject({ status: 'VOID', decidedAt: play.now });
  });
});

describe('a dismissal is refused', () => {
  it('if the authority rejects it; it may be proposed again', () => {
    const play = proposed().do(reviewer, 'reject-dismissal', REASON);
    expect(play.clocks).toBe('update RUNNING 2026-03-16, dismissal-1 MET 2026-03-05');
    expect(play.give(lead, 'dismiss', REASON)).toBeNull();
    expect(play.matter.data.dismissals.map(({ status }) => status)).toEqual(['REJECTED', 'PENDING']);
  });

  it('while another one is pending', () => {
    expect(proposed().give(lead, 'dismiss', REASON)).toMatchObject({ kind: 'RULE', code: 'DISMISSAL_PENDING' });
  });

  it('at the confirmation if none was proposed', () => {
    for (const command of ['confirm-dismissal', 'reject-dismissal'])
      expect(playTo('OPEN').give(reviewer, command, FIT[command])).toMatchObject({ code: 'NO_DISMISSAL_PENDING' });
  });

  it('once the update was submitted nevertheless', () => {
    const play = proposed().do(lead, 'submit-to-head', { revision: 1 }).do(head, 'head-approve', { revision: 1 });
    expect(play.matter.data.dismissals).toMatchObject([{ status: 'VOID', decidedAt: play.now }]);
    expect(play.clocks).toContain('dismissal-1 CANCELLED');
    expect(play.give(reviewer, 'confirm-dismissal', {})).toMatchObject({ code: 'WRONG_STATE' });
  });

  it.each(['DEPT_HEAD_REVIEW', 'SUBMITTED', 'PUBLISHED', 'NOT_NEEDED'] as const)('in %s', (state) => {
    expect(playTo(state).give(lead, 'dismiss', REASON)).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('not while the head reads the update, which the authority does not see (decision 46)', () => {
    const play = proposed().do(lead, 'submit-to-head', { revision: 1 });
    expect(play.matter.data.dismissals).toMatchObject([{ status: 'PENDING', decidedAt: null }]);
    play.do(reviewer, 'confirm-dismissal', {});
    expect(play.matter).toMatchObject({ state: 'NOT_NEEDED', outer: null });
  });

  it('at the confirmation by the provider itself, and at the proposal by its handler', () => {
    expect(playTo('OPEN').give(handler, 'dismiss', REASON)).toMatchObject({ code: 'NOT_YOUR_OFFICE' });
    for (const actor of [lead, head, WHO.supervisor, WHO.authorityHead, WHO.above])
      expect(proposed().give(actor, 'confirm-dismissal', {})).toMatchObject({ code: 'NOT_YOUR_OFFICE' });
  });

  it('at the confirmation by its proposer, for the authority’s own entry (SoD-4)', () => {
    const departmentId = 'city.data';
    const both = actorOf('WB_LEAD', departmentId, {
      offices: (['WB_LEAD', 'SA_REVIEWER'] as const).map((role) => ({ role, departmentId })),
    });
    const play = new Play({ entry: { provider: departmentId } }).do(both, 'open-update', OPENING);
    play.do(both, 'dismiss', REASON);
    for (const command of ['confirm-dismissal', 'reject-dismissal'])
      expect(play.give(both, command, FIT[command])).toMatchObject({ code: 'HAS_HANDLED' });
    expect(play.give(reviewer, 'confirm-dismissal', {})).toBeNull();
  });
});
