import { describe, expect, it } from '@jest/globals';
import { addMs, atLocal } from '../../../calendar/time.js';
import { availableCommands } from '../../../matter/availability.js';
import { wakeOf } from '../../../matter/engine.js';
import { delivery } from '../share-request.examples.js';
import { shareRequest } from '../share-request.js';
import { ENTRY, NON_SHAREABLE, Play, WHO, type Setting } from '../share-request.fixture.js';
import { FIT, playTo, REASON, REQUEST } from '../way.fixture.js';

const { handler, lead, providerHandler, providerLead } = WHO;

/** A request with this term, agreed to on 3 March; T7 ends with the 31st. */
function agreed(until: string, setting: Setting = {}): Play {
  const play = new Play(setting, atLocal('2026-03-02', 9));
  play.do(handler, 'draft-request', { ...REQUEST, usageTerm: { until } });
  for (const [who, command] of [
    [handler, 'submit-internally'],
    [lead, 'lead-consent'],
    [providerHandler, 'accept'],
    [providerHandler, 'propose-reply'],
  ] as const)
    play.do(who, command, FIT[command]);
  return play.passTo(atLocal('2026-03-03', 16)).do(providerLead, 'lead-approve-reply', FIT['lead-approve-reply']);
}
const close = (play: Play, command = 'close-after-term') => play.give(providerLead, command, REASON);
const tasks = (play: Play) => shareRequest.tasks(play.matter).map(({ command }) => command);
const L4 = 'delivery L4';

describe('T7 at the end of the term of use (row 11c)', () => {
  it('ends as time passes, without a lateness and a candidate, and the provider closes the request', () => {
    const play = agreed('2026-03-20');
    expect(close(play)).toMatchObject({ kind: 'RULE', code: 'TERM_NOT_OVER', clause: '27(1)' });
    expect(tasks(play)).toEqual(['start-delivery']);
    play.passTo(atLocal('2026-03-21', 0, 1));
    expect(play.clock('delivery').state).toBe('CANCELLED');
    expect(play.happened('clockEnded')).toMatchObject([
      { actor: null, payload: { clockId: 'delivery', reason: 'TERM_OVER', endedAt: atLocal('2026-03-21') } },
    ]);
    expect(play.matter.state).toBe('AGREED');
    expect(tasks(play)).toEqual(['close-after-term']);
    expect(play.give(providerHandler, 'start-delivery', FIT['start-delivery'])).toMatchObject({ code: 'TERM_OVER' });
    play.passTo(atLocal('2026-06-01'));
    expect(play.alerts).not.toContain(L4);
    expect(close(play)).toBeNull();
    expect(play.matter.state).toBe('CLOSED');
    expect(play.effects).toEqual([]);
  });

  it('wakes the matter for it, fifteen seconds after the instant until which an act may arrive', () => {
    const play = agreed('2026-03-04').passTo(atLocal('2026-03-04', 12));
    expect(wakeOf(shareRequest, play.matter, play.context(null))).toEqual({
      at: '2026-03-04T16:00:15.000Z',
      for: 'delivery end',
    });
  });

  it('leaves a lateness that was there before, and stops its counting', () => {
    const play = agreed('2026-04-01').passTo(atLocal('2026-04-02', 9));
    expect(play.alerts).toContain(L4);
    expect(play.clock('delivery').state).toBe('CANCELLED');
    play.passTo(atLocal('2026-06-01'));
    expect(play.alerts).not.toContain('delivery L5');
    expect(play.happened('overdueRevoked')).toEqual([]);
  });

  it('records the missed limit if both end with the same day', () => {
    const play = agreed('2026-03-31').passTo(atLocal('2026-04-02', 9));
    expect([play.alerts.includes(L4), play.clock('delivery').state]).toEqual([true, 'CANCELLED']);
  });

  it('ends with it in a delivery under way, and after a rejection; then the requester declares the end of use', () => {
    const play = agreed('2026-03-20').do(providerHandler, 'start-delivery', FIT['start-delivery']);
    play.do(providerHandler, 'record-delivery', delivery).do(handler, 'reject-delivery', FIT['reject-delivery']);
    expect(play.clock('delivery').state).toBe('RUNNING');
    play.passTo(atLocal('2026-03-23', 9));
    expect(play.clock('delivery').state).toBe('CANCELLED');
    expect(tasks(play)).toEqual(['purpose-ended']);
    expect(close(play)).toMatchObject({ code: 'WRONG_STATE' });
    expect(play.give(handler, 'purpose-ended', FIT['purpose-ended'])).toBeNull();
  });

  it('is not owed again by a rejection after it', () => {
    const play = agreed('2026-03-20').do(providerHandler, 'start-delivery', FIT['start-delivery']);
    play.do(providerHandler, 'record-delivery', delivery).passTo(atLocal('2026-03-23', 9));
    play.do(handler, 'reject-delivery', FIT['reject-delivery']);
    expect(play.clock('delivery').state).toBe('MET');
    expect(play.passTo(atLocal('2026-08-01')).alerts).not.toContain(L4);
  });
});

describe('T7 when a law has closed every agreed item (row 11d)', () => {
  const closed = (play: Play) => play.publishes(NON_SHAREABLE);

  it('is ended by the provider, who may not deliver', () => {
    for (const state of ['AGREED', 'DELIVERING'] as const) {
      const play = closed(playTo(state));
      expect(close(play, 'close-by-law')).toBeNull();
      expect([play.matter.state, play.clock('delivery').state]).toEqual(['CLOSED', 'CANCELLED']);
    }
  });

  it('is ended after a rejection, too: the requester then declares the end of use', () => {
    const play = closed(playTo('DELIVERY_REJECTED'));
    expect(close(play, 'close-by-law')).toBeNull();
    expect([play.matter.state, play.clock('delivery').state]).toEqual(['DELIVERY_REJECTED', 'CANCELLED']);
    expect(play.give(handler, 'purpose-ended', FIT['purpose-ended'])).toBeNull();
  });

  const candidates = (play: Play) => play.effects.map(({ reaction }) => reaction);
  const due = atLocal('2026-04-01');

  it('leaves no lateness if the law closed the items before T7 was due, however late the provider ends it', () => {
    const play = closed(playTo('AGREED').passTo(atLocal('2026-03-30', 9))).passTo(atLocal('2026-04-20', 9));
    expect(candidates(play)).toEqual(['open']);
    expect(close(play, 'close-by-law')).toBeNull();
    expect(candidates(play).at(-1)).toBe('withdraw');
    expect(play.clock('delivery').cancelledAt).toBe(atLocal('2026-03-30', 9));
    const soon = closed(playTo('AGREED').passTo(atLocal('2026-03-30', 9))).passTo(addMs(due, 3_000));
    expect([close(soon, 'close-by-law'), candidates(soon.passTo(atLocal('2026-05-01')))]).toEqual([null, []]);
  });

  it('leaves a judged lateness to its judge', () => {
    const play = closed(playTo('AGREED').passTo(atLocal('2026-03-30', 9))).passTo(atLocal('2026-04-20', 9));
    const judged = { clockId: 'delivery', responsible: 'province.land', clause: '39(4)' };
    play.facts = { ...play.facts, judgements: { m1: [{ ...judged, judgedAt: atLocal('2026-04-10', 9) }] } };
    expect(close(play, 'close-by-law')).toBeNull();
    expect(candidates(play)).toEqual(['open', 'act-done']);
  });

  it('ends a lateness since the law closed the items', () => {
    const play = closed(playTo('AGREED').passTo(atLocal('2026-04-03', 9))).passTo(atLocal('2026-04-20', 9));
    expect(close(play, 'close-by-law')).toBeNull();
    expect(candidates(play)).toEqual(['open', 'act-done']);
    expect(play.effects.at(-1)?.payload).toEqual({ at: atLocal('2026-04-03', 9), undone: true });
  });

  it('is owed as long as one item may be delivered', () => {
    expect(close(playTo('AGREED'), 'close-by-law')).toMatchObject({ code: 'NOT_CLOSED_BY_LAW', clause: '14(3)' });
  });
});

describe('a receiving endpoint that is missing (row 11)', () => {
  const { receivingEndpoint: _, ...WITHOUT } = REQUEST;
  const started = () => {
    const play = playTo('DRAFT').do(handler, 'revise-draft', WITHOUT);
    play.do(handler, 'submit-internally', { revision: 2, declaration: true }).do(lead, 'lead-consent', { revision: 2 });
    for (const command of ['accept', 'propose-reply']) play.do(providerHandler, command, FIT[command]);
    play.do(providerLead, 'lead-approve-reply', { revision: 1 });
    return play.do(providerHandler, 'start-delivery', FIT['start-delivery']);
  };

  it('is asked for by the command that names it, stays recorded, and is a task until then', () => {
    const play = started();
    expect(play.notices.at(-1)?.text).toContain('提供接收端点');
    expect(tasks(play)).toEqual(['record-delivery', 'name-endpoint']);
    const open = availableCommands(shareRequest, play.matter, play.context(handler));
    expect(open.find(({ command }) => command === 'name-endpoint')).toMatchObject({ allowed: true });
    play.do(handler, 'name-endpoint', { receivingEndpoint: 'https://exchange.example.gov.cn/x' });
    expect(play.matter.data).toMatchObject({
      requesterDelay: true,
      request: { receivingEndpoint: 'https://exchange.example.gov.cn/x' },
    });
    expect(tasks(play)).toEqual(['record-delivery']);
    expect(play.notices.at(-1)?.to.map(({ departmentId }) => departmentId)).toEqual(['province.land', 'province.land']);
  });
});

describe('a term that may end before the limits of reply and delivery', () => {
  const warned = (until: string) =>
    new Play({}, atLocal('2026-03-02', 9)).do(handler, 'draft-request', { ...REQUEST, usageTerm: { until } }).notices;

  it('is accepted, and the requester is warned of it at the draft', () => {
    expect(ENTRY.shareAttribute).toBe('CONDITIONAL');
    expect(warned('2026-04-14')).toMatchObject([{ text: expect.stringContaining('2026-04-14') }]);
    expect(warned('2026-05-30')).toEqual([]);
  });
});
