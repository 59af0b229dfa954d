import { describe, expect, it } from '@jest/globals';
import { atLocal } from '../../calendar/time.js';
import { isLate } from '../../clock/standing.js';
import { FIT, playTo, SOURCE_CODE, told, WHO } from './correction-request.fixture.js';

const { handler, providerHandler, providerLead, sourceHandler, sourceLead } = WHO;

describe('a requester that disagrees with the result (§2.8)', () => {
  it('says so once, with a reason; the provider and its authority are told, and the provider has a target', () => {
    const play = playTo('FED_BACK');
    expect(play.give(handler, 'disagree', { reason: '不同意。' })).toMatchObject({ code: 'REASON_TOO_SHORT' });
    play.do(handler, 'disagree', FIT.disagree);
    expect(play.matter).toMatchObject({ state: 'DISAGREED', data: { disagreement: { answer: null } } });
    expect(told(play, 'feedbackDisagreed')).toEqual(['province.data', 'province.land']);
    expect(play.clock('answer')).toMatchObject({ kind: 'SOFT', responsible: 'province.land', workingDays: 10 });
    expect(play.give(handler, 'disagree', FIT.disagree)).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('leaves the limit met by the feedback, however long the answer takes', () => {
    const play = playTo('DISAGREED').passTo(atLocal('2026-06-01'));
    expect([play.clock('correction').state, isLate(play.clock('correction'))]).toEqual(['MET', false]);
    expect(play.matter.state).toBe('DISAGREED');
    expect(play.effects.filter(({ process }) => process === 'breach-candidate')).toEqual([]);
  });

  it.each([true, false])('is answered by whoever fed back, and told if the result stands (%s)', (stands) => {
    const play = playTo('DISAGREED').do(providerLead, 'answer-disagreement', {
      stands,
      text: '经再次核对原始登记，结论如上所述。',
    });
    expect(play.matter).toMatchObject({ state: 'CLOSED', data: { disagreement: { answer: { stands } } } });
    expect(play.notices.at(-1)?.text).toContain(stands ? '维持校核结果' : '请引用本事项重新提出校核申请');
  });

  it('of a result of the source is answered by the source, and told to both and to their authorities', () => {
    const play = playTo('REROUTED').do(sourceHandler, 'accept-reroute', {}).do(sourceHandler, 'start-verification', {});
    for (const error of [1, 2])
      play.do(sourceHandler, 'record-finding', { error, confirmed: false, facts: '与原始登记一致。' });
    play.do(sourceLead, 'feed-back', { outcome: 'NO_ERROR', text: '无误。' }).do(handler, 'disagree', FIT.disagree);
    expect(told(play, 'feedbackDisagreed')).toEqual(['nation.data', 'nation.police', 'province.data', 'province.land']);
    expect(play.give(providerLead, 'answer-disagreement', FIT['answer-disagreement'])).toMatchObject({
      code: 'NOT_RESPONSIBLE',
    });
    expect(play.give(sourceLead, 'answer-disagreement', FIT['answer-disagreement'])).toBeNull();
  });
});

describe('data of the requester itself (R-26.4, NOT_OURS)', () => {
  const ofRequester = { facts: { sourceDepartments: { [SOURCE_CODE]: 'city.housing' } } };

  it('are fed back as such without verification, which meets the limit', () => {
    const play = playTo('SUBMITTED', ofRequester);
    expect(play.give(providerHandler, 'reroute', FIT.reroute)).toMatchObject({ code: 'REQUESTER_IS_SOURCE' });
    play.do(providerLead, 'feed-back-not-ours', FIT['feed-back-not-ours']);
    expect(play.matter).toMatchObject({ state: 'FED_BACK', data: { feedback: { outcome: 'NOT_OURS' } } });
    expect(play.clocks).toBe('correction MET 2026-03-16, taking-up MET 2026-03-04, acceptance RUNNING 2026-03-09');
  });

  it('are told to the others that use them, where the provider has corrected some', () => {
    const holders = ['county.farming', 'county.schools'];
    const second = { ...(FIT['feed-back-not-ours'] as object), items: [{ error: 2, sourceItemId: 'i2' }] };
    const play = playTo('CORRECTED', ofRequester).do(providerLead, 'feed-back-not-ours', second);
    expect(told(play, 'fedBack')).toEqual(['city.housing', ...holders]);
    const before = playTo('SUBMITTED', ofRequester).do(providerLead, 'feed-back-not-ours', FIT['feed-back-not-ours']);
    expect(told(before, 'fedBack')).toEqual(['city.housing']);
  });

  it('are never the outcome for data of another department, which are sent on', () => {
    expect(playTo('SUBMITTED').give(providerLead, 'feed-back-not-ours', FIT['feed-back-not-ours'])).toMatchObject({
      code: 'REQUESTER_NOT_SOURCE',
      clause: '19(2)',
    });
  });
});
