import { describe, expect, it } from '@jest/globals';
import { actorOf } from '../../../access/actor.fixture.js';
import { atLocal } from '../../../calendar/time.js';
import { isLate } from '../../../clock/standing.js';
import { sameManAs, UNCONDITIONAL, WHO, Play, type Setting } from '../share-request.fixture.js';
import { FIT, playTo, REASON } from '../way.fixture.js';

const { handler, providerHandler, providerLead, reviewer } = WHO;
const ask = (play: Play, days = 5) => play.give(providerLead, 'request-extension', { days, ...REASON });
const grant = (play: Play, days?: number) =>
  play.give(reviewer, 'decide-extension', { grant: true, ...(days && { days }), ...REASON });
/** Missed dates of the reply's limit; the decider's target is none of it. */
const missed = (play: Play) =>
  play.happened('deadlinePassed').flatMap(({ payload }) => (payload.clockId === 'reply' ? [payload.dueAt] : []));
const asked = (setting?: Setting, days = 5): Play => {
  const play = playTo('UNDER_REVIEW', setting);
  ask(play, days);
  return play;
};

describe('a request for an extension is refused (row 7)', () => {
  it.each<[string, () => Play, number, object]>([
    ['of eleven days', () => playTo('UNDER_REVIEW'), 11, { code: 'EXTENSION_TOO_LONG', fields: [{ field: 'days' }] }],
    ['while one is pending', () => asked(), 5, { code: 'EXTENSION_PENDING' }],
    [
      'at the due instant',
      () => playTo('UNDER_REVIEW').passTo(atLocal('2026-03-17')),
      5,
      { code: 'EXTENSION_AFTER_DUE' },
    ],
    ['a second time', () => granted(), 1, { code: 'EXTENSION_SECOND' }],
    [
      'beyond ten in sum, Q-08 MANY',
      () => granted({ policy: { 'Q-08': 'MANY' } }, 6),
      5,
      { code: 'EXTENSION_TOO_LONG' },
    ],
    [
      'when ten are granted, Q-08 MANY',
      () => granted({ policy: { 'Q-08': 'MANY' } }, 10),
      1,
      { code: 'EXTENSION_EXHAUSTED' },
    ],
    [
      'for unconditional data, Q-07 NO',
      () => playTo('UNDER_REVIEW', { entry: UNCONDITIONAL, policy: { 'Q-07': 'NO' } }),
      ...([5, { code: 'EXTENSION_UNCONDITIONAL' }] as const),
    ],
  ])('%s', (_, scene, days, expected) => {
    const play = scene();
    const before = play.matter.data.extensions;
    expect(ask(play, days)).toMatchObject({ kind: 'RULE', clause: '21(1)', ...expected });
    expect(play.matter.data.extensions).toEqual(before);
  });

  it('while the clock is paused', () => {
    expect(ask(playTo('SUPPLEMENT_REQUIRED'))).toMatchObject({ kind: 'CONFLICT', code: 'WRONG_STATE' });
  });

  it('for no day, or for half a day', () => {
    expect(ask(playTo('UNDER_REVIEW'), 0)).toMatchObject({ code: 'INVALID', fields: [{ field: 'days' }] });
    expect(ask(playTo('UNDER_REVIEW'), 1.5)).toMatchObject({ code: 'INVALID' });
  });
});

describe('a request for an extension is possible', () => {
  it('in the last millisecond before the due instant', () => {
    expect(ask(playTo('UNDER_REVIEW').passTo('2026-03-16T15:59:59.999Z'))).toBeNull();
  });

  it('several times within ten days under Q-08 MANY', () => {
    const play = granted({ policy: { 'Q-08': 'MANY' } }, 6);
    expect(ask(play, 4)).toBeNull();
    expect(grant(play)).toBeNull();
    expect(play.clock('reply')).toMatchObject({ lastDay: '2026-03-30', workingDays: 20 });
  });

  it('for the one-day limit of unconditional data under Q-07 YES', () => {
    expect(granted({ entry: UNCONDITIONAL }, 2).clock('reply').lastDay).toBe('2026-03-05');
  });
});

describe('a decision on an extension is refused', () => {
  it('if no request is pending', () => {
    expect(grant(playTo('UNDER_REVIEW'))).toMatchObject({ kind: 'CONFLICT', code: 'NO_EXTENSION_PENDING' });
  });

  it('a second time', () => {
    expect(grant(granted())).toMatchObject({ code: 'NO_EXTENSION_PENDING' });
  });

  it('for more days than were asked for', () => {
    expect(grant(asked(), 6)).toMatchObject({ code: 'GRANT_EXCEEDS_REQUEST', fields: [{ field: 'days' }] });
  });

  it('as a grant after the due instant under Q-06 STRICT', () => {
    const play = asked({ policy: { 'Q-06': 'STRICT' } }).passTo(atLocal('2026-03-17'));
    expect(grant(play)).toMatchObject({ code: 'EXTENSION_DECIDED_LATE', clause: '21(1)' });
    expect(play.give(reviewer, 'decide-extension', { grant: false, ...REASON })).toBeNull();
  });
});

describe('SoD-5: the decider', () => {
  const nationGovernment = actorOf('GOV_DECIDER', 'nation.gov');
  it.each([
    ['an ordinary department: its authority', 'province.land', 'province.data', reviewer, 'SA_REVIEWER'],
    ['an authority: the one above', 'city.data', 'province.data', reviewer, 'SA_REVIEWER'],
    ['the national authority: its government', 'nation.data', 'nation.gov', nationGovernment, 'GOV_DECIDER'],
  ] as const)('for %s', (_, provider, authority, decider, role) => {
    const play = playTo('SUBMITTED', { entry: { provider } });
    expect(play.matter.parties.extensionAuthority).toBe(authority);
    play.do(actorOf('WB_LEAD', provider), 'request-extension', { days: 5, ...REASON });
    for (const own of ['SA_REVIEWER', 'SA_HEAD', 'WB_LEAD'] as const)
      expect(play.give(actorOf(own, provider), 'decide-extension', FIT['decide-extension'])).toMatchObject({
        kind: 'FORBIDDEN',
        code: 'NOT_YOUR_OFFICE',
      });
    expect(play.happened('extensionRequested')[0]?.payload.notices).toMatchObject([
      { to: [{ departmentId: authority, role }] },
    ]);
    expect(play.give(decider, 'decide-extension', FIT['decide-extension'])).toBeNull();
  });

  it('is no person who asked for the extension, under another account', () => {
    expect(asked().give(sameManAs(providerLead, reviewer), 'decide-extension', FIT['decide-extension'])).toMatchObject({
      code: 'SAME_NATURAL_PERSON',
    });
  });

  it.each([
    ['the requester', handler],
    ['the supervisor', WHO.supervisor],
    ['the government of the province', WHO.government],
    ['another authority', WHO.cityReviewer],
  ])('is not %s', (_, actor) => {
    expect(asked().give(actor, 'decide-extension', FIT['decide-extension'])).toMatchObject({ code: 'NOT_YOUR_OFFICE' });
  });
});

describe('an extension asked for in time and granted late (Q-06)', () => {
  const overdue = () => asked().passTo(atLocal('2026-03-18', 9));
  const approved = (play: Play) =>
    play
      .do(providerHandler, 'propose-reply', FIT['propose-reply'])
      .do(providerLead, 'lead-approve-reply', { revision: 1 });

  it('revokes the lateness of a reply that is still owed, and watches the new date', () => {
    const play = overdue();
    expect(missed(play)).toEqual(['2026-03-16T16:00:00.000Z']);
    expect(grant(play)).toBeNull();
    expect(play.happened('overdueRevoked')).toMatchObject([{ payload: { clockId: 'reply' } }]);
    expect(play.clocks).toBe('reply RUNNING 2026-03-23, extension-1 MET 2026-03-04');
    play.passTo(atLocal('2026-03-24', 1));
    expect(missed(play)).toEqual(['2026-03-16T16:00:00.000Z', '2026-03-23T16:00:00.000Z']);
  });

  it('revokes the lateness of a reply that was given meanwhile', () => {
    const play = approved(overdue());
    expect(isLate(play.clock('reply'))).toBe(true);
    expect(grant(play.passTo(atLocal('2026-03-20', 9)))).toBeNull();
    expect(play.happened('overdueRevoked')).toHaveLength(1);
    expect(play.clock('reply')).toMatchObject({ state: 'MET', lastDay: '2026-03-23' });
    expect(isLate(play.clock('reply'))).toBe(false);
  });

  it('revokes nothing if the reply was later than the longer limit as well', () => {
    const play = approved(asked({}, 1).passTo(atLocal('2026-03-18', 9)));
    expect(grant(play)).toBeNull();
    expect(play.clock('reply').lastDay).toBe('2026-03-17');
    expect(play.happened('overdueRevoked')).toEqual([]);
    expect(isLate(play.clock('reply'))).toBe(true);
  });

  it('revokes nothing if nothing was late', () => {
    const play = asked();
    expect(grant(play)).toBeNull();
    expect(play.happened('overdueRevoked')).toEqual([]);
  });
});

function granted(setting?: Setting, days = 5): Play {
  const play = asked(setting, days);
  grant(play);
  return play;
}

describe('an authority that is itself the requester', () => {
  it('does not decide for its counterpart: the one above does', () => {
    const handler = actorOf('WB_HANDLER', 'province.data');
    const lead = actorOf('WB_LEAD', 'province.data');
    const play = new Play().do(handler, 'draft-request', FIT['draft-request']);
    play.do(handler, 'submit-internally', FIT['submit-internally']).do(lead, 'lead-consent', FIT['lead-consent']);
    play.do(providerLead, 'request-extension', FIT['request-extension']);
    expect(play.matter.parties.extensionAuthority).toBe('nation.data');
    expect(grant(play)).toMatchObject({ code: 'NOT_YOUR_OFFICE' });
    expect(play.give(actorOf('SA_REVIEWER', 'nation.data'), 'decide-extension', FIT['decide-extension'])).toBeNull();
  });
});

describe('a grant that is too short for a late reply', () => {
  it('leaves it late, and states the limit that is missed now', () => {
    const play = playTo('PROVIDER_LEAD_REVIEW').do(WHO.providerLead, 'request-extension', { ...REASON, days: 2 });
    play.passTo(atLocal('2026-03-25', 9)).do(WHO.providerLead, 'lead-approve-reply', FIT['lead-approve-reply']);
    play.passTo(atLocal('2026-03-26', 9)).do(WHO.reviewer, 'decide-extension', FIT['decide-extension']);
    expect(isLate(play.clock('reply'))).toBe(true);
    expect(missed(play)).toEqual([atLocal('2026-03-17'), atLocal('2026-03-19')]);
    expect(play.happened('overdueRevoked')).toEqual([]);
    expect(play.alerts.filter((alert) => alert === 'reply L4')).toHaveLength(1);
  });
});
