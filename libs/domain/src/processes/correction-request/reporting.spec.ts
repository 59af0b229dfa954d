import { describe, expect, it } from '@jest/globals';
import { atLocal } from '../../calendar/time.js';
import {
  ADOPTION,
  CONFIRMED,
  CORRECT,
  FIT,
  MADE,
  Play,
  playTo,
  told,
  WHO,
  REROUTE_ONE,
} from './correction-request.fixture.js';

const { handler, otherHolder, providerHandler, providerLead, sourceHandler } = WHO;
const payload = FIT['register-citizen-report'] as object;
const register = (who: (typeof WHO)[keyof typeof WHO], more: object = {}) =>
  new Play().give(who, 'register-citizen-report', { ...payload, ...more });

describe('a citizen’s report', () => {
  it('begins at the provider, without a requester, under targets only', () => {
    const play = playTo('REPORTED');
    expect(play.matter).toMatchObject({ state: 'SUBMITTED', number: 'JH-990100-2026-000001' });
    expect(play.matter.parties).toEqual({ provider: 'province.land' });
    expect(play.clocks).toBe('report RUNNING 2026-03-16, taking-up RUNNING 2026-03-04');
    expect(play.matter.clocks.map(({ kind }) => kind)).toEqual(['SOFT', 'SOFT']);
    expect(play.judge(handler, 'withdraw', {})).toMatchObject({ ok: false, refusal: { kind: 'UNSEEN' } });
  });

  it('is numbered by the provider’s authority', () => {
    expect(new Play().judge(providerHandler, 'register-citizen-report', payload)).toMatchObject({
      numbered: { series: 'JH', divisionCode: '990000', authorityId: 'province.data' },
    });
  });

  it('is announced to every department that holds or held the data, so that it may adopt the report', () => {
    const play = playTo('REPORTED');
    expect(told(play, 'citizenReportRegistered')).toEqual([
      'city.housing',
      'county.farming',
      'county.schools',
      'province.data',
    ]);
    expect(play.notices[0]?.text).toContain(play.matter.matterId);
  });

  it('may be registered by the provider of the entry only', () => {
    expect(register(handler)).toMatchObject({ kind: 'FORBIDDEN', code: 'NOT_YOUR_ENTRY' });
    expect(register(providerLead)).toMatchObject({ kind: 'FORBIDDEN', code: 'NOT_YOUR_OFFICE' });
    expect(register(providerHandler, { catalogCode: '303002/000009' })).toMatchObject({ code: 'NO_PUBLISHED_ENTRY' });
    expect(register(providerHandler, { errors: [{ itemId: 'i9', description: '缺少。' }] })).toMatchObject({
      code: 'ITEM_NOT_IN_ENTRY',
    });
  });

  it.each([
    [
      'who sent it',
      { errors: [{ itemId: 'i1', description: '反映人110101199003078515称有误。' }] },
      'errors.0.description',
    ],
    ['their phone', { receiptNumber: '13800138000' }, 'receiptNumber'],
    ['a name field', { name: '某某' }, 'name'],
  ])('may not contain %s', (_, more, field) => {
    expect(register(providerHandler, more)).toMatchObject({ kind: 'SHAPE', fields: [{ field }] });
  });

  it('is verified, corrected and closed by the feedback; departments that use the data get a notice', () => {
    const play = playTo('REPORTED').do(providerHandler, 'start-verification', {});
    play.do(providerHandler, 'record-finding', CONFIRMED).do(providerHandler, 'record-correction', {
      ...MADE,
      correctedOn: '2026-03-02',
    });
    play.do(providerLead, 'feed-back', { outcome: 'CORRECTED', text: '已更正，并经热线答复。' });
    expect(play.matter.state).toBe('CLOSED');
    expect(play.clocks).toBe('report MET 2026-03-16, taking-up MET 2026-03-04');
    expect(told(play, 'fedBack')).toEqual(['city.housing', 'county.farming', 'county.schools']);
    expect(play.give(handler, 'accept-feedback', {})).toMatchObject({ kind: 'UNSEEN' });
  });

  it('misses a target if it is late, and opens no breach candidate', () => {
    const play = playTo('REPORTED').passTo(atLocal('2026-04-30'));
    const breaches = play.happened('alertRaised').map(({ payload: raised }) => raised.breachClause);
    expect(new Set(breaches)).toEqual(new Set([null]));
  });

  it('takes its target along to the source', () => {
    const play = playTo('REPORTED').do(providerHandler, 'reroute', REROUTE_ONE).do(sourceHandler, 'accept-reroute', {});
    expect(play.clock('report').responsible).toBe('nation.police');
    expect(told(play, 'rerouteAccepted')).toEqual(['province.land']);
  });
});

describe('an adoption ends the report', () => {
  it.each<[string, (play: Play) => Play, string[]?]>([
    ['as it came', (play) => play],
    ['while the source is asked', (play) => play.do(providerHandler, 'reroute', REROUTE_ONE), ['nation.police']],
    [
      'while it is verified',
      (play) => play.do(providerHandler, 'start-verification', {}).do(providerHandler, 'record-finding', CONFIRMED),
    ],
  ])('%s', (_, lead, alsoTold = []) => {
    const play = lead(playTo('REPORTED', { entry: {} })).react('adopted', ADOPTION);
    expect(play.matter).toMatchObject({ state: 'ADOPTED', data: { adoptedBy: ADOPTION.correctionId } });
    expect(play.clock('report').state).toBe('CANCELLED');
    expect(told(play, 'citizenReportAdopted')).toEqual([...alsoTold, 'province.land']);
    expect(play.passTo(atLocal('2026-06-01')).happened('deadlinePassed')).toEqual([]);
  });

  it.each<[string, () => Play]>([
    ['that was adopted before', () => playTo('ADOPTED')],
    ['that is closed', () => closed()],
    ['that is none', () => playTo('SUBMITTED')],
  ])('and changes nothing on one %s', (_, begin) => {
    const play = begin();
    const { seq: _seq, ...before } = play.matter;
    play.react('adopted', { ...ADOPTION, requester: 'city.housing' });
    expect(play.happened('reactionIgnored')).toHaveLength(1);
    const { seq: _after, ...after } = play.matter;
    expect(after).toEqual(before);
  });

  it('and is no command, because a department that is no party does not see the report', () => {
    expect(playTo('REPORTED').give(otherHolder, 'start-verification', {})).toMatchObject({ kind: 'UNSEEN' });
  });
});

function closed(): Play {
  const play = playTo('REPORTED').do(providerHandler, 'start-verification', {});
  play.do(providerHandler, 'record-finding', { ...CORRECT, error: 1 });
  return play.do(providerLead, 'feed-back', { outcome: 'NO_ERROR', text: '经核实无误。' });
}
