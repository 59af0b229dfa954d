import { describe, expect, it } from '@jest/globals';
import { atLocal } from '../../calendar/time.js';
import { availableCommands } from '../../matter/availability.js';
import { correctionRequest } from './correction-request.js';
import {
  CONFIRMED,
  EVIDENCE,
  FIT,
  playTo,
  REASON,
  SOURCE_CODE,
  told,
  WHO,
  type Play,
} from './correction-request.fixture.js';

const { providerHandler, providerLead, sourceHandler, sourceLead } = WHO;
/** Paper that the source holds, beside the evidence of the claim. */
const PROOF = '6d0f6d9e-2f0f-4c0a-8a52-6a1a3b0c7e09';
const upload = (documentId: string, departmentId: string) => ({
  [documentId]: { documentId, sha256: 'a'.repeat(64), size: 1, mediaType: 'application/pdf', departmentId },
});
const PAPER = { ...upload(EVIDENCE, 'city.housing'), ...upload(PROOF, 'nation.police') };
const VERIFICATION = ['start-verification', 'record-finding', 'record-correction', 'feed-back', 'reroute'];
const open = (play: Play, who: (typeof WHO)[keyof typeof WHO]) =>
  availableCommands(correctionRequest, play.matter, play.context(who))
    .filter(({ allowed, command }) => allowed && command in FIT)
    .map(({ command }) => command);

describe('a request sent on to the source (Art 19(2), Q-18)', () => {
  it.each<[string, string | null, string]>([
    ['no source is designated', null, 'NO_SOURCE_DESIGNATED'],
    ['the provider is the source', 'province.land', 'OWN_SOURCE'],
    ['the requester is the source', 'city.housing', 'REQUESTER_IS_SOURCE'],
  ])('is refused if %s', (_, designated, code) => {
    const play = playTo('SUBMITTED', { facts: { sourceDepartments: { [SOURCE_CODE]: designated } } });
    expect(play.give(providerHandler, 'reroute', FIT.reroute)).toMatchObject({
      kind: 'RULE',
      code,
      clause: '19(2)',
      fields: [{ field: 'sourceCatalogCode' }],
    });
  });

  it('is visible to the source from then on, while the provider stays responsible', () => {
    const play = playTo('REROUTED');
    expect(play.matter.parties).toMatchObject({ provider: 'province.land', source: 'nation.police' });
    expect(play.matter.data).toMatchObject({
      responsible: 'province.land',
      sourceReceivedAt: null,
      reroutes: [{ sourceCatalogCode: SOURCE_CODE, source: 'nation.police', answer: 'PENDING', ...REASON }],
    });
    expect(play.clock('correction').responsible).toBe('province.land');
    expect(told(play, 'correctionRerouted')).toEqual(['nation.police']);
    expect(open(play, sourceHandler)).toEqual(['accept-reroute', 'decline-reroute']);
    expect(open(play, providerHandler)).toEqual(['start-verification']);
  });

  it('can be late: reminders count from the first receipt', () => {
    const play = playTo('SUBMITTED').passTo(atLocal('2026-03-06', 9));
    expect(play.alerts).toContain('taking-up L4');
    play.do(providerHandler, 'reroute', FIT.reroute);
    expect(play.clock('taking-up')).toMatchObject({ kind: 'SOFT', state: 'MET', breachClause: null });
  });

  it('makes the source responsible once accepted, under the same dates', () => {
    const play = playTo('VERIFYING').do(providerHandler, 'record-finding', CONFIRMED);
    play.do(providerHandler, 'reroute', FIT.reroute).passTo(atLocal('2026-03-05', 9));
    const { responsible: _, ...before } = play.clock('correction');
    play.do(sourceHandler, 'accept-reroute', {});
    expect(play.clock('correction')).toEqual({
      ...before,
      responsible: 'nation.police',
      handOvers: [{ at: play.now, from: 'province.land', to: 'nation.police' }],
    });
    expect(play.matter).toMatchObject({
      state: 'SUBMITTED',
      data: { responsible: 'nation.police', sourceReceivedAt: play.now, findings: [] },
    });
    expect(told(play, 'rerouteAccepted')).toEqual(['city.housing', 'province.land']);
    expect(open(play, providerHandler)).toEqual([]);
    expect(open(play, sourceHandler)).toEqual(['start-verification']);
    expect(play.give(providerHandler, 'start-verification', {})).toMatchObject({
      kind: 'FORBIDDEN',
      code: 'NOT_RESPONSIBLE',
      clause: '26(2)',
    });
    play.do(sourceHandler, 'start-verification', {}).do(sourceHandler, 'record-finding', CONFIRMED);
    for (const who of [providerHandler, providerLead])
      expect(open(play, who).filter((command) => VERIFICATION.includes(command))).toEqual([]);
  });

  it('sends its alerts to the source from then on, and a breach candidate to the source’s authority', () => {
    const play = playTo('REROUTED').do(sourceHandler, 'accept-reroute', {}).passTo(atLocal('2026-03-17', 1));
    const [missed] = play
      .happened('alertRaised')
      .filter(({ payload }) => payload.rung === 'L4' && payload.clockId === 'correction');
    const departments = (missed?.payload.to as readonly { departmentId: string }[]).map(
      ({ departmentId }) => departmentId,
    );
    expect(new Set(departments)).toEqual(new Set(['nation.police', 'city.housing', 'nation.data']));
  });

  /** T8 of ten working days from Monday, 2 March 2026, ends with the 16th. */
  const candidates = (play: Play) =>
    play.effects
      .filter(({ process }) => process === 'breach-candidate')
      .map(({ reaction, payload }) => ({ reaction, payload }));

  it('leaves a lateness with the provider that had the request when the limit passed', () => {
    const play = playTo('REROUTED').passTo(atLocal('2026-03-17', 9));
    play.do(sourceHandler, 'accept-reroute', {}).passTo(atLocal('2026-03-31', 12));
    expect(play.clock('correction')).toMatchObject({ responsible: 'province.land', lastDay: '2026-03-16' });
    expect(candidates(play)).toMatchObject([{ reaction: 'open', payload: { responsible: 'province.land' } }]);
    const reports = play.happened('alertRaised').filter(({ payload }) => ['L5', 'L6'].includes(String(payload.rung)));
    const to = reports.flatMap(({ payload }) => payload.to as readonly { departmentId: string }[]);
    expect(to.map(({ departmentId }) => departmentId)).not.toContain('nation.data');
    expect(play.matter.data.responsible).toBe('nation.police');
  });

  it('is not moved to the provider by the word of the source alone', () => {
    const play = playTo('REROUTED', { facts: { documents: PAPER } }).passTo(atLocal('2026-03-16', 9));
    play.do(sourceHandler, 'accept-reroute', {}).passTo(atLocal('2026-03-18', 9));
    const paper = { clockId: 'correction', of: 'START', at: atLocal('2026-02-24', 9), channel: 'HAND_IN' };
    const reason = '纸质申请当面递交，签收单为证。';
    play.do(sourceLead, 'register-earlier-receipt', { ...paper, reason, documents: [PROOF] });
    expect(play.clock('correction')).toMatchObject({ responsible: 'nation.police', lastDay: '2026-03-16' });
    expect(play.matter.earlierReceipts).toMatchObject([{ outcome: 'PENDING' }]);
  });

  it('is for review against the source until its own ten days are over', () => {
    const play = playTo('REROUTED').passTo(atLocal('2026-03-16', 9));
    play.do(sourceHandler, 'accept-reroute', {}).passTo(atLocal('2026-03-17', 1));
    expect(candidates(play)).toMatchObject([
      { reaction: 'open', payload: { responsible: 'nation.police', contestableUntil: atLocal('2026-03-31') } },
    ]);
  });

  it('stays with the provider if declined; the source no longer sees it, and another may be asked', () => {
    const play = playTo('REROUTED').do(sourceHandler, 'decline-reroute', REASON);
    expect(play.matter.parties).toEqual({ requester: 'city.housing', provider: 'province.land' });
    expect(play.matter.data.reroutes).toMatchObject([
      { answer: 'DECLINED', declined: REASON.reason, answeredAt: play.now },
    ]);
    expect(told(play, 'rerouteDeclined')).toEqual(['province.land']);
    expect(play.give(sourceHandler, 'accept-reroute', {})).toMatchObject({ kind: 'UNSEEN' });
    play.do(providerHandler, 'reroute', FIT.reroute);
    expect(play.matter.data.reroutes).toMatchObject([{ answer: 'DECLINED' }, { answer: 'PENDING' }]);
  });

  it('is taken back if the provider starts to verify; the source gets a notice and can no longer accept', () => {
    const play = playTo('REROUTED').do(providerHandler, 'start-verification', {});
    expect(play.matter.data.reroutes).toMatchObject([{ answer: 'TAKEN_BACK', answeredAt: play.now }]);
    expect(told(play, 'verificationStarted')).toEqual(['nation.police']);
    expect(play.give(sourceHandler, 'accept-reroute', {})).toMatchObject({ kind: 'UNSEEN' });
  });

  it('cannot be sent further by the source, and only the source’s lead feeds back', () => {
    const play = playTo('REROUTED').do(sourceHandler, 'accept-reroute', {});
    expect(play.give(sourceHandler, 'reroute', FIT.reroute)).toMatchObject({ code: 'NOT_YOUR_OFFICE' });
    play
      .do(sourceHandler, 'start-verification', {})
      .do(sourceHandler, 'record-finding', { ...CONFIRMED, confirmed: false });
    play.do(sourceHandler, 'record-finding', { ...CONFIRMED, error: 2, confirmed: false });
    expect(play.give(sourceHandler, 'feed-back', FIT['feed-back'])).toMatchObject({ code: 'NOT_YOUR_OFFICE' });
    expect(play.give(providerLead, 'feed-back', FIT['feed-back'])).toMatchObject({ code: 'NOT_RESPONSIBLE' });
    expect(play.give(sourceLead, 'feed-back', { outcome: 'NO_ERROR', text: '无误。' })).toBeNull();
    expect(play.matter.state).toBe('FED_BACK');
  });
});
