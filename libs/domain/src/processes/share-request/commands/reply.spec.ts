import { describe, expect, it } from '@jest/globals';
import { atLocal } from '../../../calendar/time.js';
import { isLate } from '../../../clock/standing.js';
import { shareRequest } from '../share-request.js';
import { sameManAs, WHO, type Setting } from '../share-request.fixture.js';
import { AGREE, FIT, playTo, REASON, REFUSE } from '../way.fixture.js';

const { providerHandler, providerLead } = WHO;

describe('a supplement that is awaited while the limit runs on', () => {
  const waiting = (setting: Setting = { policy: { 'Q-10': 'CONTINUE' } }) => playTo('SUPPLEMENT_REQUIRED', setting);

  it('does not keep the provider from replying: no day is charged on which it may not', () => {
    const play = waiting().passTo(atLocal('2026-03-10', 9));
    expect(shareRequest.tasks(play.matter).map(({ command }) => command)).toEqual([
      'supply-supplement',
      'propose-reply',
    ]);
    play.do(providerHandler, 'propose-reply', FIT['propose-reply']);
    expect(play.clocks).toBe('reply RUNNING 2026-03-16, supplement RUNNING 2026-03-17');
    play.do(providerLead, 'lead-approve-reply', { revision: 1 });
    expect(play.clocks).toContain('reply MET 2026-03-16, supplement CANCELLED 2026-03-17');
  });

  it('may still be supplied while the lead reads a proposal of which the requester knows nothing', () => {
    const play = waiting().do(providerHandler, 'propose-reply', FIT['propose-reply']);
    expect(play.matter).toMatchObject({ state: 'PROVIDER_LEAD_REVIEW', outer: { state: 'SUPPLEMENT_REQUIRED' } });
    play.do(WHO.handler, 'supply-supplement', FIT['supply-supplement']);
    expect(play.matter).toMatchObject({ state: 'UNDER_REVIEW', outer: null });
    expect(play.clocks).toBe('reply RUNNING 2026-03-16, supplement MET 2026-03-17');
  });

  it('is awaited again where the lead returns the proposal', () => {
    const play = waiting().do(providerHandler, 'propose-reply', FIT['propose-reply']);
    play.do(providerLead, 'lead-return-reply', REASON);
    expect(play.matter.state).toBe('SUPPLEMENT_REQUIRED');
    expect(play.give(providerHandler, 'propose-reply', FIT['propose-reply'])).toBeNull();
  });

  it('is waited for where the limit stands still', () => {
    const play = waiting({});
    expect(play.give(providerHandler, 'propose-reply', FIT['propose-reply'])).toMatchObject({
      code: 'SUPPLEMENT_AWAITED',
      clause: '21(2)',
    });
  });
});

describe('the lead’s consent (rows 9 and 10)', () => {
  const proposed = (proposal: object) => playTo('UNDER_REVIEW').do(providerHandler, 'propose-reply', proposal);

  it.each([
    ['no disposal instruction', { disposalInstruction: undefined }, 'DISPOSAL_INSTRUCTION_MISSING', '27(1)'],
    ['no responsibility matrix', { responsibilityMatrix: undefined }, 'RESPONSIBILITY_MATRIX_MISSING', '34(1)'],
  ])('is refused for an agreement with %s', (_, missing, code, clause) => {
    const proposal = { ...AGREE, ...missing };
    const refused = playTo('UNDER_REVIEW').give(providerHandler, 'propose-reply', proposal);
    expect(refused).toMatchObject({ kind: 'RULE', code, clause });
  });

  it('must name the revision that was read', () => {
    const play = proposed(AGREE).do(providerHandler, 'revise-reply', REFUSE);
    expect(play.give(providerLead, 'lead-approve-reply', { revision: 1 })).toMatchObject({ code: 'STALE_REVISION' });
    expect(play.give(providerLead, 'lead-approve-reply', { revision: 2 })).toBeNull();
    expect(play.matter.state).toBe('REFUSED');
  });

  it('must name the next revision after a proposal was returned', () => {
    const play = proposed(AGREE)
      .do(providerLead, 'lead-return-reply', REASON)
      .do(providerHandler, 'propose-reply', AGREE);
    expect(play.give(providerLead, 'lead-approve-reply', { revision: 1 })).toMatchObject({ code: 'STALE_REVISION' });
    expect(play.give(providerLead, 'lead-approve-reply', { revision: 2 })).toBeNull();
  });

  it('SoD-2: is refused to its proposers and revisers', () => {
    const secondHandler = { ...providerHandler, accountId: 'second', personId: 'second' };
    const play = proposed(AGREE).do(secondHandler, 'revise-reply', AGREE);
    for (const proposer of [providerHandler, secondHandler])
      expect(play.give(sameManAs(proposer, providerLead), 'lead-approve-reply', { revision: 2 })).toMatchObject({
        kind: 'FORBIDDEN',
        code: 'OWN_DRAFT',
        clause: '20(3)',
      });
    expect(play.give(providerLead, 'lead-approve-reply', { revision: 2 })).toBeNull();
  });

  it('SoD-2: is refused to a writer of a returned proposal that another person proposed again', () => {
    const play = proposed(AGREE).do(providerLead, 'lead-return-reply', REASON);
    play.do({ ...providerHandler, accountId: 'second', personId: 'second' }, 'propose-reply', AGREE);
    const first = sameManAs(providerHandler, providerLead);
    expect(play.give(first, 'lead-approve-reply', { revision: 2 })).toMatchObject({ code: 'OWN_DRAFT' });
  });
});

describe('a reply', () => {
  const dueAt = atLocal('2026-03-17');
  const reply = (at: string, now = at) => {
    const play = playTo('PROVIDER_LEAD_REVIEW').passTo(now);
    expect(play.give(providerLead, 'lead-approve-reply', { revision: 1 }, at)).toBeNull();
    return play;
  };

  it('is in time in the last millisecond, whenever it is carried out', () => {
    const play = reply('2026-03-16T15:59:59.999Z', '2026-03-16T16:00:14.998Z');
    expect(play.clock('reply').metAt).toBe('2026-03-16T15:59:59.999Z');
    expect(isLate(play.clock('reply'))).toBe(false);
    expect(play.happened('deadlinePassed')).toEqual([]);
  });

  it('is late at the due instant', () => {
    expect(isLate(reply(dueAt).clock('reply'))).toBe(true);
  });

  it('is late after the deadline was recorded as passed', () => {
    const play = reply(atLocal('2026-03-18', 9));
    expect(isLate(play.clock('reply'))).toBe(true);
    expect(play.happened('deadlinePassed')).toMatchObject([{ at: '2026-03-16T16:00:15.000Z', payload: { dueAt } }]);
    expect(play.alerts.filter((alert) => alert === 'reply L4')).toHaveLength(1);
  });

  it('is late, and records the passed deadline even if no timer recorded it before', () => {
    const play = playTo('PROVIDER_LEAD_REVIEW');
    play.now = atLocal('2026-03-18', 9);
    play.do(providerLead, 'lead-approve-reply', { revision: 1 });
    const types = play.events.map(({ type }) => type);
    expect(types.indexOf('deadlinePassed')).toBeGreaterThan(0);
    expect(types.indexOf('deadlinePassed')).toBeLessThan(types.indexOf('replied'));
  });
});
