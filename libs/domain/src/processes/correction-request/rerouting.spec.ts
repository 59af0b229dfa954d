import { describe, expect, it } from '@jest/globals';
import { atLocal, localDate, type Instant } from '../../calendar/time.js';
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
  it('tells the others that use the data of what the provider has corrected before it', () => {
    const play = playTo('CORRECTED')
      .do(providerHandler, 'reroute', FIT.reroute)
      .do(sourceHandler, 'accept-reroute', {});
    expect(play.matter.data.corrections).toMatchObject([{ error: 1, by: 'province.land' }]);
    expect(told(play, 'rerouteAccepted')).toEqual([
      'city.housing',
      'county.farming',
      'county.schools',
      'province.land',
    ]);
    const untouched = playTo('REROUTED').do(sourceHandler, 'accept-reroute', {});
    expect(told(untouched, 'rerouteAccepted')).toEqual(['city.housing', 'province.land']);
  });

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
    expect(open(play, sourceHandler)).toEqual(['start-verification', 'hand-back', 'divide']);
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
    const to = missed?.payload.to as readonly { departmentId: string }[] | undefined;
    const departments = new Set(to?.map(({ departmentId }) => departmentId));
    expect(departments).toEqual(new Set(['nation.police', 'city.housing', 'nation.data']));
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

  it('was not fed back by the source before it took it over, so no lateness of the provider is undone by that', () => {
    const play = playTo('REROUTED', { facts: { documents: PAPER } }).passTo(atLocal('2026-03-18', 9));
    play.do(sourceHandler, 'accept-reroute', {}).do(sourceHandler, 'start-verification', {});
    for (const error of [1, 2])
      play.do(sourceHandler, 'record-finding', { error, confirmed: false, facts: '经核对登记簿，没有错误。' });
    play.passTo(atLocal('2026-03-20', 9)).do(sourceLead, 'feed-back', { outcome: 'NO_ERROR', text: '经核实无误。' });
    const proves = (at: Instant) => {
      const acts = ['start-verification', 'record-finding', 'feed-back'].map((act) => ({
        act,
        on: localDate(at),
        signatory: '负责人（示例）',
      }));
      const paper = { clockId: 'correction', of: 'END', at, channel: 'HAND_IN', reason: '纸质反馈当面递交。', acts };
      return play.give(sourceLead, 'register-earlier-receipt', { ...paper, documents: [PROOF] });
    };
    expect(proves(atLocal('2026-03-13', 10))).toMatchObject({ code: 'BEFORE_IT_BEGAN' });
    expect(proves(atLocal('2026-03-19', 10))).toBeNull();
  });

  it('sent on under Q-18 REROUTE counts from no receipt', () => {
    const setting = { policy: { 'Q-18': 'REROUTE' }, facts: { documents: upload(EVIDENCE, 'city.housing') } } as const;
    const play = playTo('REROUTED', setting).passTo(atLocal('2026-03-05', 9)).do(sourceHandler, 'accept-reroute', {});
    const receipt = { clockId: 'correction', of: 'START', at: atLocal('2026-02-24', 9), channel: 'HAND_IN' };
    const payload = { ...receipt, reason: '纸质申请当面递交。', documents: [EVIDENCE] };
    expect(play.give(WHO.lead, 'register-earlier-receipt', payload)).toMatchObject({ code: 'NOT_A_RECEIPT' });
    expect(play.clock('correction').lastDay).toBe('2026-03-17');
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

  it.each<[string, readonly object[], string]>([
    [
      'an item that it does not have',
      [
        { error: 1, sourceItemId: 'i9' },
        { error: 2, sourceItemId: 'i1' },
      ],
      'ITEM_NOT_IN_ENTRY',
    ],
    ['no item for one of the errors', [{ error: 1, sourceItemId: 'i1' }], 'SOURCE_ITEM_MISSING'],
    [
      'an item for one error twice',
      [
        { error: 1, sourceItemId: 'i1' },
        { error: 1, sourceItemId: 'i2' },
      ],
      'SOURCE_ITEM_MISSING',
    ],
    [
      'an item for an error that is not claimed',
      [1, 2, 3].map((error) => ({ error, sourceItemId: 'i1' })),
      'SOURCE_ITEM_MISSING',
    ],
  ])('is refused if the source’s entry has nothing to do with the claim: %s', (_, items, code) => {
    expect(playTo('SUBMITTED').give(providerHandler, 'reroute', { ...(FIT.reroute as object), items })).toMatchObject({
      kind: 'RULE',
      code,
      clause: '19(2)',
    });
  });

  it('leaves the late days of the provider where they were, under Q-18 REROUTE too', () => {
    const policy = { 'Q-18': 'REROUTE' } as const;
    const inTime = playTo('REROUTED', { policy })
      .passTo(atLocal('2026-03-16', 9))
      .do(sourceHandler, 'accept-reroute', {});
    expect(inTime.clock('correction')).toMatchObject({ responsible: 'nation.police', lastDay: '2026-03-17' });
    const late = playTo('REROUTED', { policy })
      .passTo(atLocal('2026-03-20', 9))
      .do(sourceHandler, 'accept-reroute', {});
    expect(late.clock('correction')).toMatchObject({ responsible: 'province.land', lastDay: '2026-03-16' });
    expect(candidates(late).map(({ reaction }) => reaction)).toEqual(['open']);
    expect(late.happened('overdueRevoked')).toEqual([]);
  });
});

describe('a request that the source hands back', () => {
  const taken = (at = '2026-03-05'): Play =>
    playTo('REROUTED').passTo(atLocal(at, 9)).do(sourceHandler, 'accept-reroute', {});
  const handedBack = (play: Play, at: string): Play =>
    play.passTo(atLocal(at, 9)).do(sourceHandler, 'hand-back', FIT['hand-back']);
  const opened = (play: Play) =>
    play.effects.filter(({ process }) => process === 'breach-candidate').map(({ payload }) => payload);

  it('is the provider’s again from then on, under the same dates; the source has no further part in it', () => {
    const play = handedBack(taken(), '2026-03-09');
    expect(play.clock('correction')).toMatchObject({
      responsible: 'province.land',
      lastDay: '2026-03-16',
      state: 'RUNNING',
    });
    expect(play.matter).toMatchObject({
      state: 'SUBMITTED',
      data: { responsible: 'province.land', sourceReceivedAt: null, findings: [] },
    });
    expect(play.matter.data.reroutes).toMatchObject([{ answer: 'HANDED_BACK', handedBack: { at: play.now } }]);
    expect(play.matter.parties.source).toBeUndefined();
    expect(told(play, 'correctionHandedBack')).toEqual(['city.housing', 'province.data', 'province.land']);
    expect(play.give(sourceHandler, 'hand-back', FIT['hand-back'])).toMatchObject({ kind: 'UNSEEN' });
  });

  it('goes to the same source no second time, and after two refusals to no third', () => {
    const play = handedBack(taken(), '2026-03-09');
    expect(play.give(providerHandler, 'reroute', FIT.reroute)).toMatchObject({
      code: 'SOURCE_REFUSED',
      clause: '19(2)',
    });
    const declined = playTo('REROUTED').do(sourceHandler, 'decline-reroute', REASON);
    declined.do(providerHandler, 'reroute', FIT.reroute).do(sourceHandler, 'decline-reroute', REASON);
    expect(declined.give(providerHandler, 'reroute', FIT.reroute)).toMatchObject({ code: 'SOURCE_REFUSED' });
  });

  it('needs a reason, and may not be of data that the source has corrected', () => {
    const play = taken().do(sourceHandler, 'start-verification', {});
    expect(play.give(sourceHandler, 'hand-back', REASON)).toMatchObject({ code: 'REASON_TOO_SHORT' });
    play
      .do(sourceHandler, 'record-finding', CONFIRMED)
      .do(sourceHandler, 'record-correction', FIT['record-correction']);
    expect(play.give(sourceHandler, 'hand-back', FIT['hand-back'])).toMatchObject({ code: 'CORRECTED_ALREADY' });
  });

  it('leaves a lateness with the source that had it when the limit passed', () => {
    const play = handedBack(taken(), '2026-03-18');
    expect(play.clock('correction')).toMatchObject({ responsible: 'nation.police', lastDay: '2026-03-16' });
    expect(opened(play)).toMatchObject([{ responsible: 'nation.police' }]);
    expect(play.matter.data.responsible).toBe('province.land');
  });

  it('is for review against the provider until the days that it had it are ten', () => {
    /* The provider had it for three days before the source took it on the 5th, and has it again from the 13th on. */
    const play = handedBack(taken(), '2026-03-13').passTo(atLocal('2026-03-17', 1));
    expect(opened(play)).toMatchObject([{ responsible: 'province.land', contestableUntil: atLocal('2026-03-25') }]);
  });
});
