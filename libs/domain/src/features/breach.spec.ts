import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { breachCandidate } from '../processes/breach-candidate/breach-candidate.js';
import { BREACH_CANDIDATE, judgeOf } from './breach.js';
import type { BreachCandidate, CandidateSide } from '../processes/breach-candidate/breach-candidate.state.js';
import { CHINA_CONTENT } from '../calendar/china.js';
import { createCalendar } from '../calendar/create-calendar.js';
import { addMs, atLocal } from '../calendar/time.js';
import { playTo as updateTo, UNDONE, WHO as UPDATERS } from '../processes/catalog-update/catalog-update.fixture.js';
import { calendarsOf } from '../clock/counting.fixture.js';
import { isMissRecorded } from '../clock/standing.js';
import { UNCONDITIONAL, WHO } from '../processes/share-request/share-request.fixture.js';
import { AGREE, FIT, playTo, REASON, REQUEST } from '../processes/share-request/way.fixture.js';
import type { Effect } from '../matter/happening.js';
import type { Matter } from '../matter/matter.js';
import { MatterPlay } from '../matter/play.fixture.js';
import { walk, WALKS } from '../matter/random-walk.fixture.js';

const { handler, lead, providerHandler, providerLead, reviewer } = WHO;
/** Limit of ten working days from Monday, 2 March 2026: it ends with the 16th. */
const DUE = atLocal('2026-03-17');

const toCandidates = ({ effects }: { readonly effects: readonly Effect[] }): readonly Effect[] =>
  effects.filter(({ process }) => process === BREACH_CANDIDATE);
const reactions = (play: { readonly effects: readonly Effect[] }): string =>
  toCandidates(play)
    .map(({ reaction }) => reaction)
    .join(', ');

type Candidate = Matter<BreachCandidate, CandidateSide>;
/** Returns the candidates that the effects of a matter open and change, by their ids. */
function candidatesOf(play: { readonly effects: readonly Effect[] }): ReadonlyMap<string, Candidate> {
  const plays = new Map<string, MatterPlay<BreachCandidate, CandidateSide>>();
  for (const { matterId, reaction, payload } of toCandidates(play)) {
    const id = matterId ?? '';
    const one = plays.get(id) ?? new MatterPlay<BreachCandidate, CandidateSide>(breachCandidate);
    plays.set(id, one.react(reaction, structuredClone(payload)));
  }
  return new Map([...plays].map(([id, { matter }]) => [id, matter]));
}

describe('a limit of the Regulation that passed unmet', () => {
  it('opens one candidate, with clause, responsible department, judging authority and ledger', () => {
    const play = playTo('SUBMITTED').passTo(addMs(DUE, 14_999));
    expect(toCandidates(play)).toEqual([]);
    play.passTo(atLocal('2026-04-15'));
    const [effect, ...others] = toCandidates(play);
    expect(others).toEqual([]);
    expect(effect).toMatchObject({
      process: 'breach-candidate',
      reaction: 'open',
      payload: {
        matterId: 'm1',
        process: 'share-request',
        number: 'REQ-990100-2026-000001',
        clause: '39(4)',
        subject: { code: '3070990000005/000001', name: '不动产登记信息查询' },
        responsible: 'province.land',
        authority: 'province.data',
        otherParty: 'city.housing',
        clockTitle: '答复期限',
        dueAt: DUE,
        contestableUntil: null,
        clock: { id: 'reply', day0: '2026-03-02', limit: 10, lastDay: '2026-03-16', state: 'RUNNING' },
      },
    });
    expect(effect?.matterId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('gives its candidate an id of matter, clock and due date', () => {
    const ids = [
      playTo('SUBMITTED'),
      playTo('UNDER_REVIEW'),
      playTo('AGREED'),
      playTo('SUBMITTED', { entry: UNCONDITIONAL }),
    ].flatMap((play) => toCandidates(play.passTo(atLocal('2026-04-15'))).map(({ matterId }) => matterId));
    expect([ids.length, new Set(ids).size]).toEqual([4, 3]);
  });

  it('is judged by the authority above if an authority missed it (Art 41)', () => {
    const play = updateTo('SUBMITTED').passTo(atLocal('2026-06-01'));
    const review = toCandidates(play).find(({ payload }) => payload.clause === '41(3)');
    expect(review?.payload).toMatchObject({ responsible: 'city.data', authority: 'province.data' });
  });

  it('is judged by the authority of the level if an update is late (Art 39), though it waits for the update', () => {
    const play = updateTo('OPEN').passTo(atLocal('2026-03-18'));
    const late = toCandidates(play).find(({ payload }) => payload.clause === '39(1)');
    expect(late?.payload).toMatchObject({ responsible: 'city.housing', authority: 'city.data', otherParty: null });
  });

  it('is judged by the authority above if it rests on a finding of the authority of the level (Q-14)', () => {
    const play = updateTo('SUBMITTED')
      .passTo(atLocal('2026-03-18', 9))
      .do(UPDATERS.reviewer, 'authority-return', UNDONE);
    const late = toCandidates(play).find(({ payload }) => payload.clause === '39(1)');
    expect(late?.payload).toMatchObject({ authority: 'province.data', otherParty: 'city.data' });
  });

  it('is judged by the authority above where that of the department is the other party', () => {
    const { organisation } = playTo('SUBMITTED').context(null);
    expect(judgeOf('province.land', 'city.housing', organisation)).toBe('province.data');
    expect(judgeOf('province.land', 'province.data', organisation)).toBe('nation.data');
    expect(judgeOf('nation.data', 'nation.gov', organisation)).toBe('nation.gov');
  });

  it('opens no candidate if it is only a working target', () => {
    const play = playTo('SUPPLEMENT_REQUIRED').passTo(atLocal('2026-12-31'));
    expect(play.alerts).toContain('supplement L4');
    expect(toCandidates(play)).toEqual([]);
  });

  it.each([
    ['a Saturday', '2026-03-07', '2026-03-24'],
    ['a Friday', '2026-03-06', null],
  ])('is contestable by the other reading of a receipt on %s (Q-02)', (_, day, other) => {
    const play = playTo('REQUESTER_LEAD_REVIEW');
    play.passTo(atLocal(day, 10)).do(lead, 'lead-consent', { revision: 1 }).passTo(atLocal('2026-03-23'));
    const [effect] = toCandidates(play);
    expect(effect?.payload).toMatchObject({
      dueAt: atLocal('2026-03-21'),
      contestableUntil: other && atLocal(other),
    });
  });

  it('is not contestable for the limit of a delivery, which the own reply begins on a Saturday', () => {
    const play = playTo('PROVIDER_LEAD_REVIEW').passTo(atLocal('2026-03-14', 10));
    play.do(providerLead, 'lead-approve-reply', FIT['lead-approve-reply']).passTo(atLocal('2026-04-30'));
    expect(toCandidates(play).map(({ payload }) => payload)).toMatchObject([
      { clockTitle: '共享期限', contestableUntil: null },
    ]);
  });

  it('is not contestable if the policy already takes the other reading', () => {
    const play = playTo('REQUESTER_LEAD_REVIEW', { policy: { 'Q-02': 'NEXT_WORKING_DAY' } });
    play.passTo(atLocal('2026-03-07', 10)).do(lead, 'lead-consent', { revision: 1 }).passTo(atLocal('2026-03-25'));
    expect(toCandidates(play)).toMatchObject([{ payload: { dueAt: atLocal('2026-03-24'), contestableUntil: null } }]);
  });
});

describe('the missed act', () => {
  const proposed = () => playTo('PROVIDER_LEAD_REVIEW');
  const approve = FIT['lead-approve-reply'];

  it('tells the candidate its instant if it comes late', () => {
    const play = proposed().passTo(atLocal('2026-03-18', 9)).do(providerLead, 'lead-approve-reply', approve);
    expect(reactions(play)).toBe('open, act-done');
    const [candidate] = candidatesOf(play).values();
    expect(candidate).toMatchObject({ state: 'OPEN', data: { doneAt: atLocal('2026-03-18', 9) } });
  });

  it('opens the candidate and tells its instant if it comes late but before L4', () => {
    const play = proposed();
    play.passTo(addMs(DUE, 3_000));
    expect(reactions(play)).toBe('');
    play.do(providerLead, 'lead-approve-reply', approve);
    expect(reactions(play)).toBe('open, act-done');
    expect([...candidatesOf(play).values()]).toMatchObject([{ data: { doneAt: addMs(DUE, 3_000) } }]);
  });

  it('has no effect if it comes in time', () => {
    const play = proposed().passTo(addMs(DUE, -1)).do(providerLead, 'lead-approve-reply', approve);
    expect(toCandidates(play.passTo(atLocal('2026-03-20')))).toEqual([]);
  });

  it('tells the candidate if it must be done again, and its new instant', () => {
    const play = playTo('DELIVERING').passTo(atLocal('2026-04-02', 9));
    play.do(providerHandler, 'record-delivery', FIT['record-delivery']);
    play.passTo(atLocal('2026-04-03', 9)).do(handler, 'reject-delivery', FIT['reject-delivery']);
    expect(reactions(play)).toBe('open, act-done, act-undone');
    expect([...candidatesOf(play).values()]).toMatchObject([{ state: 'OPEN', data: { doneAt: null } }]);
    play.passTo(atLocal('2026-04-07', 9)).do(providerHandler, 'start-delivery', FIT['start-delivery']);
    play.do(providerHandler, 'record-delivery', { ...(FIT['record-delivery'] as object) });
    expect([...candidatesOf(play).values()]).toMatchObject([{ data: { doneAt: atLocal('2026-04-07', 9) } }]);
  });
});

describe('a missed duty that ends undone', () => {
  const over = (at: string) => [{ state: 'OPEN', data: { doneAt: at, undone: true } }];

  it('tells the candidate when its lateness ended: by a withdrawal, before L4 as well', () => {
    for (const at of [atLocal('2026-03-18', 9), addMs(DUE, 3_000)]) {
      const play = playTo('SUBMITTED').passTo(at).do(lead, 'withdraw', REASON);
      expect(reactions(play)).toBe('open, act-done');
      expect([...candidatesOf(play).values()]).toMatchObject(over(at));
    }
  });

  it('tells the candidate when its lateness ended: by the end of the term of use', () => {
    const play = playTo('DRAFT');
    play.do(handler, 'revise-draft', { ...REQUEST, usageTerm: { until: '2026-04-20' } });
    play.do(handler, 'submit-internally', { revision: 2, declaration: true });
    play.do(lead, 'lead-consent', { revision: 2 }).do(providerHandler, 'accept', {});
    play.do(providerHandler, 'propose-reply', AGREE).do(providerLead, 'lead-approve-reply', { revision: 1 });
    play.passTo(atLocal('2026-04-30'));
    expect([...candidatesOf(play).values()]).toMatchObject(over(atLocal('2026-04-21')));
  });
});

describe('a lateness that is revoked', () => {
  const asked = (days: number) =>
    playTo('UNDER_REVIEW')
      .passTo(atLocal('2026-03-16', 9))
      .do(providerLead, 'request-extension', { days, ...REASON });
  const grant = { grant: true, ...REASON };

  it('by a grant that was requested in time withdraws its candidate', () => {
    const play = asked(5).passTo(atLocal('2026-03-18', 9)).do(reviewer, 'decide-extension', grant);
    expect(reactions(play)).toBe('open, withdraw');
    expect([...candidatesOf(play).values()]).toMatchObject([
      { state: 'WITHDRAWN', data: { withdrawal: { reason: '期限届满前申请的延期获得同意' } } },
    ]);
    play.passTo(atLocal('2026-03-25'));
    expect([...candidatesOf(play).values()].map(({ state }) => state)).toEqual(['WITHDRAWN', 'OPEN']);
  });

  it('by a grant that is too short withdraws its candidate and opens one for the later date', () => {
    const play = asked(1).passTo(atLocal('2026-03-20', 9)).do(reviewer, 'decide-extension', grant);
    expect(reactions(play)).toBe('open, withdraw, open');
    expect([...candidatesOf(play).values()]).toMatchObject([
      { state: 'WITHDRAWN' },
      { state: 'OPEN', data: { lateness: { dueAt: atLocal('2026-03-18') } } },
    ]);
  });

  it('by another calendar withdraws its candidate', () => {
    const play = playTo('SUBMITTED').passTo(atLocal('2026-03-17', 9));
    const days = ['2026-03-17', '2026-03-16'].map((date) => ({ name: '临时放假', date, isOffDay: true }));
    const notices = CHINA_CONTENT.notices.map((notice) =>
      notice.year === 2026 ? { ...notice, days: [...notice.days, ...days], extraDaysOff: 2 } : notice,
    );
    play.calendars = calendarsOf(createCalendar('CN-2026.2', { ...CHINA_CONTENT, notices }));
    play.observe();
    expect(play.clocks).toBe('reply RUNNING 2026-03-18');
    expect(reactions(play)).toBe('open, withdraw');
  });
});

describe('in every random walk', () => {
  it('the candidates that are not withdrawn agree with the missed clocks of the matter', () => {
    fc.assert(
      fc.property(WALKS, (walked) => {
        const play = walk(walked);
        const counting = [...candidatesOf(play).values()].filter(({ state }) => state !== 'WITHDRAWN');
        const missed = play.matter.clocks.filter((clock) => clock.breachClause !== null && isMissRecorded(clock));
        const told = counting.map(({ data: { lateness, doneAt } }) => [lateness?.clock.id, lateness?.dueAt, doneAt]);
        const said = missed.map(({ id, dueAt, metAt, cancelledAt }) => [id, dueAt, metAt ?? cancelledAt ?? null]);
        expect(told.sort()).toEqual(said.sort());
      }),
      { numRuns: 150 },
    );
  });
});
