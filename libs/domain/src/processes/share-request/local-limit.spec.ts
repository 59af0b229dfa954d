import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { atLocal } from '../../calendar/time.js';
import type { Clock } from '../../clock/clock.js';
import { countingOf } from '../../clock/counting.fixture.js';
import { startClock } from '../../clock/operations.js';
import type { RecordedEvent } from '../../matter/fold.js';
import { WALKS, walk } from '../../matter/random-walk.fixture.js';
import { tellEvent } from '../../matter/telling.js';
import { shareRequest } from './share-request.js';
import { WHO } from './share-request.fixture.js';
import { FIT, playTo } from './way.fixture.js';

const { handler, lead, providerHandler, providerLead, reviewer } = WHO;

/** The province answers conditional requests within five working days, and delivers within eight. */
const localLimits = [
  {
    divisionPrefix: '99',
    clause: '21(1)',
    shareAttribute: 'CONDITIONAL',
    workingDays: 5,
    basis: '省办法（示例）第三条',
  },
  { divisionPrefix: '99', clause: '22(1)', workingDays: 8, basis: '省办法（示例）第四条' },
] as const;

/** The reply of ten working days from Monday, 2 March 2026 ends with the 16th; the province's five end with the 9th. */
describe('a shorter limit of the place', () => {
  it('is a target beside the limit of the Regulation, and both are shown', () => {
    const play = playTo('UNDER_REVIEW', { localLimits });
    expect(play.matter.clocks).toMatchObject([
      { id: 'reply', kind: 'STATUTORY', limit: 10, lastDay: '2026-03-16', breachClause: '39(4)' },
      { id: 'reply-local', kind: 'SOFT', limit: 5, lastDay: '2026-03-09', breachClause: null, otherParty: null },
    ]);
    expect(shareRequest.clockTitle('reply-local')).toBe('答复期限的地方工作目标');
  });

  it('makes nobody late, opens no candidate and is told inside the department alone', () => {
    const play = playTo('UNDER_REVIEW', { localLimits }).passTo(atLocal('2026-03-12', 9));
    expect(play.alerts).toContain('reply-local L4');
    expect(play.alerts).not.toContain('reply L4');
    expect(play.effects).toEqual([]);
    const [missed] = play
      .happened('alertRaised')
      .filter(({ payload }) => payload.clockId === 'reply-local' && payload.rung === 'L4');
    expect(missed?.payload).toMatchObject({
      breachClause: null,
      to: [
        { departmentId: 'province.land', role: 'WB_HANDLER' },
        { departmentId: 'province.land', role: 'WB_LEAD' },
      ],
    });
  });

  it('takes no extension and no supplement from the provider before the end of the law’s limit', () => {
    const play = playTo('UNDER_REVIEW', { localLimits, policy: { 'Q-11': 'BEFORE_DUE' } }).passTo(
      atLocal('2026-03-12', 9),
    );
    expect(play.give(providerHandler, 'ask-supplement', FIT['ask-supplement'])).toBeNull();
    const other = playTo('UNDER_REVIEW', { localLimits }).passTo(atLocal('2026-03-12', 9));
    other.do(providerLead, 'request-extension', { days: 5, reason: '数据量大。' });
    other.do(reviewer, 'decide-extension', { grant: true, reason: '情况属实。' });
    expect(other.clock('reply')).toMatchObject({ lastDay: '2026-03-23' });
    expect(other.clock('reply-local')).toMatchObject({ lastDay: '2026-03-16', workingDays: 10 });
  });

  it('stands still with the limit and goes on with it', () => {
    const play = playTo('SUPPLEMENT_REQUIRED', { localLimits });
    expect(play.clock('reply-local')).toMatchObject({ state: 'PAUSED', dueAt: null });
    play.passTo(atLocal('2026-03-12', 9)).do(handler, 'supply-supplement', FIT['supply-supplement']);
    expect(play.clock('reply-local')).toMatchObject({ state: 'RUNNING' });
    expect(play.clock('reply-local').pauses).toEqual(play.clock('reply').pauses);
  });

  it('ends with the act that meets the limit, and with a withdrawal', () => {
    const agreed = playTo('AGREED', { localLimits });
    expect(agreed.clock('reply-local')).toMatchObject({ state: 'MET', metAt: agreed.clock('reply').metAt });
    expect(agreed.clock('delivery-local')).toMatchObject({ kind: 'SOFT', limit: 8, state: 'RUNNING' });
    const withdrawn = playTo('UNDER_REVIEW', { localLimits }).do(lead, 'withdraw', FIT.withdraw);
    expect(withdrawn.matter.clocks.map(({ state }) => state)).toEqual(['CANCELLED', 'CANCELLED']);
  });

  it('is none where the law’s own number is not longer, or another place has it', () => {
    const same = [{ divisionPrefix: '99', clause: '22(1)', workingDays: 20, basis: '省办法（示例）' }] as const;
    const elsewhere = [{ divisionPrefix: '9902', clause: '22(1)', workingDays: 8, basis: '市办法（示例）' }] as const;
    for (const limits of [same, elsewhere])
      expect(playTo('AGREED', { localLimits: limits }).matter.clocks.map(({ id }) => id)).toEqual([
        'reply',
        'delivery',
      ]);
  });

  it('has the course of its limit, whatever happens', () => {
    const course = ({ state, metAt, pauses, extensions, triggeredAt, proven, responsible }: Clock) => ({
      state,
      metAt,
      pauses,
      extensions,
      triggeredAt,
      proven,
      responsible,
    });
    fc.assert(
      fc.property(WALKS, (one) => {
        walk({ ...one, setting: { ...one.setting, localLimits } }, (play) => {
          for (const target of play.matter.clocks.filter(({ id }) => id.endsWith('-local')))
            expect(course(target)).toEqual(course(play.clock(target.id.replace('-local', ''))));
        });
      }),
      { numRuns: 40 },
    );
  });
});

describe('a clock of an earlier release that counts the place’s limit as the law’s', () => {
  /** Returns the events as the earlier release stored them: one clock of five days, whose law's limit is ten. */
  const stored = (events: readonly RecordedEvent[], counting = countingOf()): readonly RecordedEvent[] =>
    events.map((event) => {
      const reply = event.payload.clocks?.find(({ id }) => id === 'reply');
      if (!reply) return event;
      const { id, kind, clause, breachClause, responsible, otherParty, triggeredAt } = reply;
      const spec = { id, kind, clause, breachClause, responsible, otherParty, triggeredAt };
      const clock = { ...startClock({ ...spec, limit: 5 }, reply.startedAt, counting), lawLimit: 10, sent: reply.sent };
      return { ...event, payload: { ...event.payload, clocks: [clock] } };
    });
  const recalled = (until: string) => {
    const play = playTo('UNDER_REVIEW').passTo(atLocal(until, 8));
    return play.recall(stored(play.events));
  };

  it('is counted by the Regulation from now on, which is told, and gets the target beside it', () => {
    const play = recalled('2026-03-05');
    expect(play.clock('reply')).toMatchObject({ limit: 5, lawLimit: 10, lastDay: '2026-03-09' });
    play.observe();
    expect(play.matter.clocks).toMatchObject([
      { id: 'reply', kind: 'STATUTORY', limit: 10, lastDay: '2026-03-16' },
      { id: 'reply-local', kind: 'SOFT', limit: 5, lastDay: '2026-03-09' },
    ]);
    expect(play.clock('reply')).not.toHaveProperty('lawLimit');
    const [moved] = play.happened('clockRecomputed');
    expect(moved && tellEvent(shareRequest, play.matter, moved).sentence).toBe(
      '答复期限按条例规定的期限重新计算，地方规定的更短期限改为工作目标，届满之日由 2026-03-09 改为 2026-03-16。',
    );
    expect(moved?.payload.notices?.flatMap(({ to }) => to.map(({ departmentId }) => departmentId))).toContain(
      'city.housing',
    );
    expect(play.observe()).toBe(0);
  });

  it('is late no more if only the place’s limit had passed', () => {
    const play = recalled('2026-03-06').passTo(atLocal('2026-03-12', 9));
    expect(play.happened('deadlinePassed').map(({ payload }) => payload.clockId)).toEqual(['reply-local']);
    expect(play.clock('reply')).toMatchObject({ limit: 10, state: 'RUNNING' });
  });
});
