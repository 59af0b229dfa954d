import { describe, expect, it } from '@jest/globals';
import { actorOf } from '../../../access/actor.fixture.js';
import { atLocal } from '../../../calendar/time.js';
import { isLate } from '../../../clock/standing.js';
import {
  FIT,
  OPENING,
  Play,
  playTo,
  REASON,
  sameManAs,
  VOLUNTARY,
  WHO,
  type Setting,
} from '../catalog-update.fixture.js';

const { handler, lead, head, reviewer, authorityHead } = WHO;
const ask = (play: Play, days = 5) => play.give(lead, 'request-extension', { days, ...REASON });
const grant = (play: Play, days?: number, by = reviewer) =>
  play.give(by, 'decide-extension', { grant: true, ...(days && { days }), ...REASON });
/** Missed dates of T1; the decider's target is none of it. */
const missed = (play: Play) =>
  play.happened('deadlinePassed').flatMap(({ payload }) => (payload.clockId === 'update' ? [payload.dueAt] : []));
const asked = (setting?: Setting, days = 5): Play => {
  const play = playTo('DRAFTED', setting);
  expect(ask(play, days)).toBeNull();
  return play;
};
const submit = (play: Play): Play =>
  play.do(lead, 'submit-to-head', { revision: 1 }).do(head, 'head-approve', { revision: 1 });

describe('a request for an extension', () => {
  it('is possible in the last millisecond before the due instant, and notifies the deciders', () => {
    const play = playTo('OPEN').passTo('2026-03-16T15:59:59.999Z');
    expect(ask(play)).toBeNull();
    expect(play.notices.at(-1)?.to).toEqual([{ departmentId: 'city.data', role: 'SA_REVIEWER' }]);
  });

  it.each<[string, () => Play, string]>([
    ['at the due instant', () => playTo('OPEN').passTo(atLocal('2026-03-17')), 'EXTENSION_AFTER_DUE'],
    ['while one is pending', () => asked(), 'EXTENSION_PENDING'],
    [
      'after one was granted',
      () => asked().do(reviewer, 'decide-extension', FIT['decide-extension']),
      'EXTENSION_SECOND',
    ],
    [
      'after one was refused',
      () => asked().do(reviewer, 'decide-extension', { grant: false, ...REASON }),
      'EXTENSION_SECOND',
    ],
    ['for a voluntary update', () => playTo('OPEN', { opening: VOLUNTARY }), 'NO_STATUTORY_LIMIT'],
    [
      'for a rework after T1 has passed',
      () =>
        submit(playTo('DRAFTED').passTo(atLocal('2026-03-16', 9)))
          .passTo(atLocal('2026-03-17', 9))
          .do(reviewer, 'authority-return', FIT['authority-return']),
      'EXTENSION_AFTER_DUE',
    ],
  ])('is refused %s', (_, scene, code) => {
    expect(ask(scene())).toMatchObject({ kind: 'RULE', code, clause: '17(2)' });
  });

  it('asks for one to five whole days (Q-17)', () => {
    expect(ask(playTo('OPEN'), 6)).toMatchObject({ code: 'EXTENSION_TOO_LONG', fields: [{ field: 'days' }] });
    for (const days of [0, 1.5, -1]) expect(ask(playTo('OPEN'), days)).toMatchObject({ code: 'INVALID' });
    for (const days of [1, 5]) expect(ask(playTo('OPEN'), days)).toBeNull();
  });

  it.each(['SUBMITTED', 'PUBLISHED', 'NOT_NEEDED'] as const)('is refused in %s', (state) => {
    expect(ask(playTo(state))).toMatchObject({ kind: 'CONFLICT', code: 'WRONG_STATE' });
  });
});

describe('a decision on an extension', () => {
  it('grants as many days as were asked for, counted from the due date', () => {
    const play = asked({}, 3);
    expect(grant(play)).toBeNull();
    expect(play.clocks).toBe('update RUNNING 2026-03-19, extension-1 MET 2026-03-05');
    expect(play.matter.data.extension).toMatchObject({ status: 'GRANTED', grantedDays: 3, decidedAt: play.now });
  });

  it('grants fewer days', () => {
    const play = asked();
    expect(grant(play, 2)).toBeNull();
    expect(play.clocks).toBe('update RUNNING 2026-03-18, extension-1 MET 2026-03-05');
  });

  it('cannot grant more days', () => {
    expect(grant(asked({}, 3), 4)).toMatchObject({ code: 'GRANT_EXCEEDS_REQUEST', clause: '17(2)' });
  });

  it('can refuse, with a reason', () => {
    const play = asked().do(reviewer, 'decide-extension', { grant: false, ...REASON });
    expect(play.clocks).toBe('update RUNNING 2026-03-16, extension-1 MET 2026-03-05');
    expect(play.matter.data.extension).toMatchObject({ status: 'REFUSED', decisionReason: REASON.reason });
  });

  it('is made once, and only while a request is pending', () => {
    expect(grant(playTo('OPEN'))).toMatchObject({ kind: 'CONFLICT', code: 'NO_EXTENSION_PENDING' });
    const play = asked();
    expect([grant(play), grant(play)?.code]).toEqual([null, 'NO_EXTENSION_PENDING']);
  });

  it('counts across Spring Festival and its make-up Saturdays', () => {
    const play = new Play({ begins: atLocal('2026-02-02', 9) });
    play.do(handler, 'open-update', { ...OPENING, eventDate: '2026-02-02' });
    expect(play.clocks).toBe('update RUNNING 2026-02-14');
    expect([ask(play), grant(play)]).toEqual([null, null]);
    expect(play.clocks).toBe('update RUNNING 2026-02-28, extension-1 MET 2026-02-04');
  });
});

describe('SoD-5: the decider', () => {
  it.each([
    ['an ordinary department: its authority', 'city.housing', 'city.data', 'SA_REVIEWER'],
    ['an authority: the one above', 'city.data', 'province.data', 'SA_HEAD'],
    ['the national authority: its government', 'nation.data', 'nation.gov', 'GOV_DECIDER'],
  ] as const)('for %s', (_, provider, authority, role) => {
    const play = new Play({ entry: { provider } }).do(actorOf('WB_HANDLER', provider), 'open-update', OPENING);
    play.do(actorOf('WB_LEAD', provider), 'request-extension', { days: 5, ...REASON });
    for (const own of ['SA_REVIEWER', 'SA_HEAD', 'WB_LEAD', 'DEPT_HEAD'] as const)
      expect(grant(play, 5, actorOf(own, provider))).toMatchObject({ code: 'NOT_YOUR_OFFICE' });
    expect(grant(play, 5, sameManAs(actorOf('WB_LEAD', provider), actorOf(role, authority)))).toMatchObject({
      code: 'SAME_NATURAL_PERSON',
    });
    expect(grant(play, 5, actorOf(role, authority))).toBeNull();
  });

  it('is the head of the authority as well, but no supervisor', () => {
    expect(grant(asked(), 5, WHO.supervisor)).toMatchObject({ code: 'NOT_YOUR_OFFICE' });
    expect(grant(asked(), 5, authorityHead)).toBeNull();
  });
});

describe('an extension asked for in time and granted late (Q-06)', () => {
  it('revokes the lateness of an update that is still owed', () => {
    const play = asked().passTo(atLocal('2026-03-18', 9));
    expect(missed(play)).toHaveLength(1);
    expect(grant(play)).toBeNull();
    expect(play.happened('overdueRevoked')).toMatchObject([{ payload: { clockId: 'update' } }]);
    expect(play.clocks).toBe('update RUNNING 2026-03-23, extension-1 MET 2026-03-05');
  });

  it('revokes the lateness of an update that was submitted and published meanwhile', () => {
    const play = submit(asked().passTo(atLocal('2026-03-18', 9)));
    expect(isLate(play.clock('update'))).toBe(true);
    play.do(reviewer, 'authority-pass', { revision: 1 });
    expect(grant(play)).toBeNull();
    expect(play.happened('overdueRevoked')).toHaveLength(1);
    expect(isLate(play.clock('update'))).toBe(false);
    expect(play.matter.state).toBe('PUBLISHED');
  });

  it('revokes nothing if the submission was later than the longer limit as well', () => {
    const play = submit(asked({}, 1).passTo(atLocal('2026-03-18', 9)));
    expect(grant(play)).toBeNull();
    expect(play.happened('overdueRevoked')).toEqual([]);
    expect(missed(play)).toEqual([atLocal('2026-03-17'), atLocal('2026-03-18')]);
  });

  it('records one miss of the longer limit if that has passed and the update is still owed', () => {
    const play = asked().passTo(atLocal('2026-03-20', 9));
    expect(grant(play, 1)).toBeNull();
    submit(play.passTo(atLocal('2026-03-23', 9)));
    expect(missed(play)).toEqual([atLocal('2026-03-17'), atLocal('2026-03-18')]);
    expect(play.alerts.filter((one) => one === 'update L4')).toHaveLength(1);
  });

  it('is refused under Q-06 STRICT', () => {
    const play = asked({ policy: { 'Q-06': 'STRICT' } }).passTo(atLocal('2026-03-17'));
    expect(grant(play)).toMatchObject({ code: 'EXTENSION_DECIDED_LATE', clause: '17(2)' });
    expect(play.give(reviewer, 'decide-extension', { grant: false, ...REASON })).toBeNull();
  });

  it('after a return resumes T1 if it lies ahead again, and ends the target for the rework (Q-14)', () => {
    const play = submit(asked().passTo(atLocal('2026-03-16', 9))).passTo(atLocal('2026-03-17', 9));
    play.do(reviewer, 'authority-return', FIT['authority-return']);
    expect(play.clock('rework-1').state).toBe('RUNNING');
    expect(grant(play)).toBeNull();
    expect(play.clock('update')).toMatchObject({ state: 'RUNNING', lastDay: '2026-03-23' });
    expect(play.clock('rework-1').state).toBe('CANCELLED');
  });

  it('before a return makes the longer date the original one (T2 included)', () => {
    const play = submit(asked().passTo(atLocal('2026-03-16', 9)));
    expect(grant(play)).toBeNull();
    expect(play.clock('update')).toMatchObject({ state: 'MET', lastDay: '2026-03-23' });
    play.passTo(atLocal('2026-03-17', 9)).do(reviewer, 'authority-return', FIT['authority-return']);
    expect(play.clocks).toBe('update RUNNING 2026-03-23, extension-1 MET 2026-03-05, review-1 MET 2026-03-18');
  });
});
