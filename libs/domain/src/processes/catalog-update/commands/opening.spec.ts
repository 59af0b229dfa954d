import { describe, expect, it } from '@jest/globals';
import { actorOf } from '../../../access/actor.fixture.js';
import { atLocal } from '../../../calendar/time.js';
import { isOverdue } from '../../../clock/standing.js';
import { countingOf } from '../../../clock/counting.fixture.js';
import { calculateDeadline } from '../../../deadline/calculate.js';
import { CODE, ENTRY_ID, OPENING, Play, standing, VOLUNTARY, WHO } from '../catalog-update.fixture.js';

const { handler, lead, reviewer, supervisor } = WHO;
const open = (play: Play, more: object = {}, actor = handler) =>
  play.give(actor, 'open-update', { ...OPENING, ...more });

describe('an update is opened', () => {
  it.each([handler, lead, reviewer, supervisor])('by $accountId', (actor) => {
    const play = new Play();
    expect(open(play, {}, actor)).toBeNull();
    expect(play.matter).toMatchObject({
      state: 'OPEN',
      parties: { provider: 'city.housing', authority: 'city.data', extensionAuthority: 'city.data' },
      data: {
        kind: 'CHANGE',
        trigger: 'LEGAL_CHANGE',
        triggerId: null,
        entry: { entryId: ENTRY_ID, catalogCode: CODE },
      },
    });
    expect(play.clock('update')).toMatchObject({
      kind: 'STATUTORY',
      clause: '17(2)',
      breachClause: '39(1)',
      responsible: 'city.housing',
      otherParty: 'city.data',
    });
  });

  it('and its entry gets the effect', () => {
    const play = new Play().do(handler, 'open-update', OPENING);
    expect(play.effects).toEqual([
      {
        process: 'catalog-entry',
        matterId: ENTRY_ID,
        reaction: 'update-opened',
        payload: { updateId: 'm1', kind: 'CHANGE', trigger: 'LEGAL_CHANGE', eventDate: '2026-03-02' },
      },
    ]);
  });

  it('and its provider gets a notice if the authority opened it', () => {
    expect(new Play().do(handler, 'open-update', OPENING).notices).toEqual([]);
    expect(new Play().do(supervisor, 'open-update', OPENING).notices).toMatchObject([
      { to: [{ departmentId: 'city.housing', role: 'WB_HANDLER' }, {}] },
    ]);
  });

  it('for an entry that already has an open update', () => {
    expect(open(new Play({ entry: { state: 'UPDATE_DUE', openUpdates: ['m0'] } }))).toBeNull();
  });

  it('for the authority’s own entry by its working body, and by its reviewer', () => {
    for (const role of ['WB_HANDLER', 'SA_REVIEWER'] as const)
      expect(open(new Play({ entry: { provider: 'city.data' } }), {}, actorOf(role, 'city.data'))).toBeNull();
  });
});

describe('an update is refused', () => {
  it('for a change before the first publication of the entry, unless it is voluntary', () => {
    const play = new Play({ entry: { firstPublishedOn: '2026-03-02' } });
    const before = { eventDate: '2026-03-01' };
    expect(open(play, before)).toMatchObject({
      kind: 'RULE',
      code: 'EVENT_BEFORE_PUBLICATION',
      clause: '17(2)',
      fields: [{ field: 'eventDate' }],
    });
    expect(open(play, { eventDate: '2026-03-02' })).toBeNull();
    expect(open(new Play({ entry: { firstPublishedOn: null } }), before)).toBeNull();
    expect(
      open(new Play({ entry: { firstPublishedOn: '2026-03-02' } }), { ...before, trigger: 'VOLUNTARY' }),
    ).toBeNull();
  });

  it.each([
    ['DEPT_HEAD', 'city.housing'],
    ['ASSESSOR', 'city.housing'],
    ['SA_HEAD', 'city.data'],
    ['GOV_DECIDER', 'city.gov'],
    ['AUDITOR', 'city.data'],
  ] as const)('by %s of %s', (role, department) => {
    expect(open(new Play(), {}, actorOf(role, department))).toMatchObject({ code: 'NOT_YOUR_OFFICE' });
  });

  it.each([
    ['WB_LEAD', 'otherCity.transport'],
    ['WB_LEAD', 'city.data'],
    ['SA_REVIEWER', 'province.data'],
    ['SA_SUPERVISOR', 'otherCity.data'],
  ] as const)('by %s of %s: not its entry', (role, department) => {
    const refusal = open(new Play(), {}, actorOf(role, department));
    expect(refusal).toMatchObject({ kind: 'FORBIDDEN', code: 'NOT_YOUR_ENTRY', clause: '17(1)' });
  });

  it.each(['DRAFT', 'AUTHORITY_REVIEW', 'ABANDONED'])('for an entry that was never published: %s', (state) => {
    const play = new Play({ entry: { state, version: 0 } });
    expect(open(play)).toMatchObject({ kind: 'RULE', code: 'NO_PUBLISHED_ENTRY', fields: [{ field: 'catalogCode' }] });
    expect(open(play, {}, WHO.stranger)).toMatchObject({ code: 'NO_PUBLISHED_ENTRY' });
  });

  it('for an unknown entry', () => {
    expect(open(new Play(), { catalogCode: '307/1' })).toMatchObject({ code: 'NO_PUBLISHED_ENTRY' });
  });

  it.each(['RETIREMENT_REVIEW', 'RETIRED'])('for an entry in %s', (state) => {
    expect(open(new Play({ entry: { state } }))).toMatchObject({ kind: 'RULE', code: 'ENTRY_NOT_UPDATABLE' });
  });

  it('under the limit of the law for a change before the Regulation', () => {
    const before = { eventDate: '2025-07-31' };
    expect(open(new Play(), before)).toMatchObject({ kind: 'RULE', code: 'EVENT_BEFORE_REGULATION', clause: '44' });
    expect(open(new Play(), { ...VOLUNTARY, ...before })).toBeNull();
    expect(open(new Play(), { eventDate: '2025-08-01' })).toBeNull();
  });

  it.each([
    ['without a date', { eventDate: null }, 'eventDate'],
    ['without its document', { docRef: null }, 'docRef'],
    ['on a day that does not exist', { eventDate: '2026-02-30' }, 'eventDate'],
    ['after the year 2100', { eventDate: '2101-01-01' }, 'eventDate'],
    ['for another trigger', { trigger: 'REQUEST' }, 'trigger'],
    ['without a reason', { reason: ' ' }, 'reason'],
  ])('%s', (_, more, field) => {
    expect(open(new Play(), more)).toMatchObject({ kind: 'SHAPE', fields: [{ field }] });
  });
});

describe('T1 counts from the event (Art 17(2), Q-15)', () => {
  it.each([
    ['on a working day', '2026-03-02', '2026-03-16'],
    ['before National Day', '2025-09-29', '2025-10-20'],
    ['on a rest day, in Spring Festival', '2026-02-18', '2026-03-06'],
    ['on a make-up Saturday', '2026-02-14', '2026-03-06'],
    ['at the end of the year', '2025-12-31', '2026-01-15'],
  ])('%s: from %s to %s', (_, eventDate, lastDay) => {
    const begins = atLocal(eventDate, 15);
    const play = new Play({ begins }).do(handler, 'open-update', { ...OPENING, eventDate });
    expect(play.clock('update')).toMatchObject({ day0: eventDate, lastDay });
    expect(calculateDeadline({ clause: '17(2)', triggeredAt: eventDate }, countingOf())).toMatchObject({ lastDay });
  });

  it('even if it is noticed late: T1 is overdue at once, and alerts are sent', () => {
    const play = new Play({ begins: atLocal('2026-03-20', 9) }).do(supervisor, 'open-update', OPENING);
    expect(play.clocks).toBe('update RUNNING 2026-03-16');
    expect(isOverdue(play.clock('update'), play.now)).toBe(true);
    expect(play.happened('deadlinePassed')).toMatchObject([{ payload: { dueAt: atLocal('2026-03-17') } }]);
    expect([...play.alerts].sort()).toEqual(['update L0', 'update L4', 'update L5']);
  });

  it('on a later day, before which no reminder is sent', () => {
    const play = new Play().do(handler, 'open-update', { ...OPENING, eventDate: '2026-04-01' });
    expect(play.clock('update').lastDay).toBe('2026-04-16');
    play.passTo(atLocal('2026-03-31', 23));
    expect(play.alerts).toEqual([]);
    play.passTo(atLocal('2026-04-01'));
    expect(play.alerts).toEqual(['update L0']);
  });
});

describe('a voluntary update', () => {
  it('has no statutory limit, but a target of the platform', () => {
    const play = new Play().do(handler, 'open-update', VOLUNTARY);
    expect(play.clocks).toBe('voluntary RUNNING 2026-03-16');
    expect(play.clock('voluntary')).toMatchObject({ kind: 'SOFT', breachClause: null, otherParty: null });
    play.passTo(atLocal('2026-04-30'));
    expect(play.alerts.at(-1)).toBe('voluntary L4');
    expect(play.matter.state).toBe('OPEN');
  });

  it('with a future date reminds from that day on', () => {
    const play = new Play().do(handler, 'open-update', { ...VOLUNTARY, eventDate: '2026-03-09' });
    expect(play.clocks).toBe('voluntary RUNNING 2026-03-23');
  });
});

it('several updates of one entry may be open at the same time', () => {
  const play = new Play({ facts: { entries: { [CODE]: standing({ state: 'UPDATE_DUE', openUpdates: ['a', 'b'] }) } } });
  expect(open(play)).toBeNull();
});
