import { describe, expect, it } from '@jest/globals';
import { actorOf } from '../../access/actor.fixture.js';
import { addMs, atLocal, type Instant } from '../../calendar/time.js';
import { availableCommands } from '../../matter/availability.js';
import { correctionRequest } from './correction-request.js';
import {
  CONFIRMED,
  EVIDENCE,
  FIT,
  partOf,
  playTo,
  SOURCE_CODE,
  SOURCE_ENTRY,
  told,
  WHO,
  type Play,
} from './correction-request.fixture.js';

const { handler, providerHandler, providerLead, sourceHandler, sourceLead } = WHO;
const reviewer = actorOf('SA_REVIEWER', 'province.data');
const OTHER_CODE = '303003/000001';
const DIVIDE = FIT.divide as { errors: readonly number[]; reason: string };
const sends = (error: number, sourceCatalogCode = SOURCE_CODE) => ({
  sourceCatalogCode,
  items: [{ error, sourceItemId: 'i1' }],
  reason: '该数据项不由本部门登记。',
});
/** The second error comes from another source than the first. */
const TWO_SOURCES = {
  facts: {
    sourceDepartments: { [SOURCE_CODE]: 'nation.police', [OTHER_CODE]: 'otherCity.transport' },
  },
};
const MIXED = { facts: { sourceDepartments: { [SOURCE_CODE]: 'nation.police', [OTHER_CODE]: 'city.housing' } } };

/** Knows the entry of the other source, too. */
function knowing(play: Play): Play {
  const other = { ...SOURCE_ENTRY, catalogCode: OTHER_CODE, provider: 'otherCity.transport' };
  play.facts = { ...play.facts, entryVersions: { ...play.facts.entryVersions, [OTHER_CODE]: other } };
  return play;
}
const divided = (play = playTo('SUBMITTED')): Play => play.do(providerHandler, 'divide', DIVIDE);
const candidates = (play: Play) =>
  play.effects
    .filter(({ process }) => process === 'breach-candidate')
    .map(({ matterId, reaction, payload }) => ({ matterId, reaction, payload }));

describe('a request whose errors come from several departments', () => {
  it('is divided, and each part goes to its own source and is fed back by itself', () => {
    const play = knowing(playTo('SUBMITTED', TWO_SOURCES));
    const both = { ...sends(1), items: [1, 2].map((error) => ({ error, sourceItemId: 'i1' })) };
    expect(play.give(providerHandler, 'reroute', sends(1))).toMatchObject({ code: 'SOURCE_ITEM_MISSING' });
    divided(play);
    const part = partOf(play);
    expect(play.give(providerHandler, 'reroute', both)).toMatchObject({ code: 'SOURCE_ITEM_MISSING' });
    play.do(providerHandler, 'reroute', sends(1)).do(sourceHandler, 'accept-reroute', {});
    part.do(providerHandler, 'reroute', sends(1, OTHER_CODE));
    expect(part.matter.parties).toMatchObject({ provider: 'province.land', source: 'otherCity.transport' });
    part.do(WHO.stranger, 'accept-reroute', {}).do(WHO.stranger, 'start-verification', {});
    expect(part.clock('correction')).toMatchObject({ responsible: 'otherCity.transport', lastDay: '2026-03-16' });
    play
      .do(sourceHandler, 'start-verification', {})
      .do(sourceHandler, 'record-finding', { ...CONFIRMED, confirmed: false });
    play.do(sourceLead, 'feed-back', { outcome: 'NO_ERROR', text: '经核实无误。' });
    expect([play.matter.state, part.matter.state]).toEqual(['FED_BACK', 'VERIFYING']);
    part
      .passTo(atLocal('2026-03-03', 15))
      .do(WHO.stranger, 'record-finding', CONFIRMED)
      .do(WHO.stranger, 'record-correction', FIT['record-correction']);
    expect(part.matter.data.corrections).toMatchObject([{ error: 1, by: 'otherCity.transport' }]);
    play.do(handler, 'disagree', FIT.disagree);
    expect([play.matter.state, part.matter.state]).toEqual(['DISAGREED', 'VERIFYING']);
  });

  it('is divided where one error is the requester’s own', () => {
    const play = knowing(playTo('SUBMITTED', MIXED));
    const part = partOf(divided(play));
    const own = { sourceCatalogCode: OTHER_CODE, items: [{ error: 1, sourceItemId: 'i1' }], text: '请自行更正。' };
    expect(part.give(providerLead, 'feed-back-not-ours', own)).toBeNull();
    expect(part.matter.data.feedback).toMatchObject({ outcome: 'NOT_OURS' });
    expect(play.give(providerHandler, 'reroute', sends(1))).toBeNull();
  });
});

describe('the request that was divided', () => {
  it('keeps the positions of the others, and lets nobody settle what has gone', () => {
    const play = playTo('VERIFYING').do(providerHandler, 'divide', { ...DIVIDE, errors: [1] });
    expect(play.matter.data.divisions).toMatchObject([{ errors: [1], dividedAt: play.now }]);
    expect(play.give(providerHandler, 'record-finding', CONFIRMED)).toMatchObject({
      code: 'DIVIDED',
      fields: [{ field: 'error' }],
    });
    play.do(providerHandler, 'record-finding', { ...CONFIRMED, error: 2, confirmed: false });
    expect(correctionRequest.tasks(play.matter)).toMatchObject([{ command: 'feed-back', clockId: 'correction' }]);
    expect(correctionRequest.tasks(partOf(play).matter)).toMatchObject([
      { command: 'start-verification', departmentId: 'province.land', clockId: 'correction' },
    ]);
    expect(play.give(providerLead, 'feed-back', { outcome: 'NO_ERROR', text: '无误。' })).toBeNull();
  });

  it('tells the requester, whose history and links name the part', () => {
    const play = divided();
    expect(told(play, 'correctionDivided')).toEqual(['city.housing']);
    const [{ partId } = { partId: '' }] = play.matter.data.divisions;
    expect(correctionRequest.links(play.matter)).toContainEqual({ relation: 'correction', matterId: partId });
    expect(play.effects).toMatchObject([{ process: 'correction-request', matterId: partId, reaction: 'begin-part' }]);
    expect(play.clock('taking-up').state).toBe('MET');
  });

  it('is divided by whoever is responsible, with a reason', () => {
    const short = { ...DIVIDE, reason: '分办。' };
    expect(playTo('SUBMITTED').give(providerHandler, 'divide', short)).toMatchObject({ code: 'REASON_TOO_SHORT' });
    expect(playTo('REROUTED').give(providerHandler, 'divide', DIVIDE)).toMatchObject({ kind: 'CONFLICT' });
    const taken = playTo('REROUTED').do(sourceHandler, 'accept-reroute', {});
    expect(taken.give(providerHandler, 'divide', DIVIDE)).toMatchObject({ code: 'NOT_RESPONSIBLE' });
    expect(playTo('SUBMITTED').give(handler, 'divide', DIVIDE)).toMatchObject({ code: 'NOT_YOUR_OFFICE' });
  });

  it.each<[string, readonly number[], string]>([
    ['all its errors', [1, 2], 'NOTHING_LEFT'],
    ['an error twice', [2, 2], 'NOT_AN_OPEN_ERROR'],
    ['an error that was not claimed', [3], 'NOT_AN_OPEN_ERROR'],
  ])('does not give away %s', (_, errors, code) => {
    expect(playTo('SUBMITTED').give(providerHandler, 'divide', { ...DIVIDE, errors })).toMatchObject({
      kind: 'RULE',
      code,
      clause: '19(2)',
      fields: [{ field: 'errors' }],
    });
  });

  it('is not divided where fewer than two errors are open, which the list of commands tells', () => {
    for (const play of [playTo('CORRECTED'), playTo('FOUND'), divided()]) {
      expect(play.give(providerHandler, 'divide', DIVIDE)).toMatchObject({ code: 'NOTHING_TO_DIVIDE' });
      const commands = availableCommands(correctionRequest, play.matter, play.context(providerHandler));
      expect(commands.find(({ command }) => command === 'divide')).toMatchObject({ allowed: false });
    }
  });
});

describe('the part', () => {
  it('has the same parties, entry, evidence and limit, and tells from where its errors came', () => {
    const play = playTo('SUBMITTED').passTo(atLocal('2026-03-04', 9));
    const part = partOf(divided(play));
    const { entry, evidence, receivedAt, errors } = play.matter.data;
    expect(part.matter).toMatchObject({
      state: 'SUBMITTED',
      number: 'JH-990100-2026-000001',
      parties: play.matter.parties,
      data: { entry, evidence, receivedAt, responsible: 'province.land', errors: [errors[1]] },
    });
    expect(part.matter.data.dividedFrom).toMatchObject({ matterId: 'm1', errors: [2], dividedAt: play.now });
    expect(part.clock('correction')).toEqual(play.clock('correction'));
    expect(part.clocks).toBe('correction RUNNING 2026-03-16');
    expect(part.happened('correctionPartBegun')[0]?.payload.documents).toMatchObject([{ documentId: EVIDENCE }]);
    expect(told(part, 'correctionPartBegun')).toEqual(['city.housing', 'province.land']);
  });

  it('is begun once: a repeated effect has the same id', () => {
    const [one, again] = [divided(), divided()].map(({ effects }) => effects[0]?.matterId);
    expect(one).toEqual(again);
    const first = divided(playTo('SUBMITTED', { claimed: 3 }));
    first.do(providerHandler, 'divide', { ...DIVIDE, errors: [3] });
    expect(new Set(first.matter.data.divisions.map(({ partId }) => partId)).size).toBe(2);
  });

  it('keeps apart the persons who were kept apart before (SoD-12)', () => {
    const part = partOf(divided());
    const twice = { ...providerHandler, personId: handler.personId };
    expect(part.give(twice, 'start-verification', {})).toMatchObject({ code: 'SAME_NATURAL_PERSON' });
  });

  it('remembers what stood for its errors: a source that refused them, a paper that waits for an authority', () => {
    const refused = playTo('REROUTED')
      .do(sourceHandler, 'accept-reroute', {})
      .do(sourceHandler, 'hand-back', FIT['hand-back']);
    const part = partOf(divided(refused));
    expect(part.give(providerHandler, 'reroute', sends(1))).toMatchObject({ code: 'SOURCE_REFUSED' });
    expect(part.matter.data.reroutes).toMatchObject([{ answer: 'HANDED_BACK', errors: [1] }]);
    expect(part.clock('correction').handOvers).toHaveLength(2);

    const paper = playTo('SUBMITTED').passTo(atLocal('2026-03-05', 9));
    const receipt = { clockId: 'correction', of: 'START', at: atLocal('2026-02-24', 9), channel: 'HAND_IN' };
    paper.do(WHO.lead, 'register-earlier-receipt', { ...receipt, reason: '纸质申请当面递交。', documents: [EVIDENCE] });
    const other = partOf(divided(paper));
    expect(other.matter.earlierReceipts).toEqual(paper.matter.earlierReceipts);
    for (const one of [paper, other]) one.do(reviewer, 'confirm-earlier-receipt', { registration: 1 });
    expect(other.clock('correction').lastDay).toBe(paper.clock('correction').lastDay);
  });

  it('is a source’s own too: it divides what it took over, and hands the part back', () => {
    const play = playTo('REROUTED').do(sourceHandler, 'accept-reroute', {}).do(sourceHandler, 'divide', DIVIDE);
    expect(told(play, 'correctionDivided')).toEqual(['city.housing', 'province.land']);
    const part = partOf(play);
    expect(part.matter.data).toMatchObject({
      responsible: 'nation.police',
      reroutes: [{ answer: 'ACCEPTED', errors: [1] }],
    });
    part.do(sourceHandler, 'hand-back', FIT['hand-back']);
    expect(part.matter.data.responsible).toBe('province.land');
    expect(play.matter.data.responsible).toBe('nation.police');
  });

  it('is offered for adoption like the citizens’ report from which it was divided', () => {
    const report = playTo('REPORTED', { claimed: 2 });
    const part = partOf(divided(report));
    expect(part.matter.data.report).toEqual(report.matter.data.report);
    expect(part.clock('report').lastDay).toBe(report.clock('report').lastDay);
    expect(told(part, 'correctionPartBegun')).toEqual([
      'city.housing',
      'county.farming',
      'county.schools',
      'province.data',
      'province.land',
    ]);
  });
});

describe('a lateness', () => {
  const LATE = atLocal('2026-03-19', 9);
  const opened = (play: Play) => candidates(play).filter(({ reaction }) => reaction === 'open');
  const judged = (play: Play) => opened(play).map(({ payload }) => payload.clock as Play['matter']['clocks'][number]);

  it('that comes after the division has a candidate in each part, against its own holder', () => {
    const play = divided();
    const part = partOf(play);
    part.do(providerHandler, 'reroute', sends(1)).do(sourceHandler, 'accept-reroute', {});
    for (const one of [play, part]) one.passTo(LATE);
    expect(opened(play)).toMatchObject([{ payload: { responsible: 'province.land' } }]);
    expect(opened(part)).toMatchObject([{ payload: { responsible: 'nation.police' } }]);
    expect(judged(part)[0]).not.toHaveProperty('chargedElsewhere');
  });

  it('that came before it stays with the request; the part has a candidate for the days from the division on', () => {
    const play = playTo('SUBMITTED').passTo(LATE);
    const part = partOf(divided(play));
    const chargedElsewhere = { matterId: 'm1', until: LATE };
    expect(opened(play)).toHaveLength(1);
    expect(judged(play)[0]).not.toHaveProperty('chargedElsewhere');
    expect(judged(part)).toMatchObject([{ dueAt: play.clock('correction').dueAt, chargedElsewhere }]);
    part.do(providerHandler, 'reroute', sends(1)).do(sourceHandler, 'accept-reroute', {});
    expect(part.clock('correction').responsible).toBe('province.land');
    part.passTo(addMs(LATE, 86_400_000)).do(sourceHandler, 'start-verification', {});
    part.do(sourceHandler, 'record-finding', { ...CONFIRMED, confirmed: false });
    part.do(sourceLead, 'feed-back', { outcome: 'NO_ERROR', text: '无误。' });
    expect(candidates(part).map(({ reaction }) => reaction)).toEqual(['open', 'act-done']);
    expect(new Set(candidates(part).map(({ matterId }) => matterId)).size).toBe(1);
  });

  it('is told again by nobody: head and government heard of it before', () => {
    const after = (instant: Instant): readonly string[] =>
      partOf(divided(playTo('SUBMITTED').passTo(instant))).alerts.filter((one) => one.startsWith('correction'));
    expect(after(atLocal('2026-03-19', 9))).toEqual(['correction L4']);
    expect(after(atLocal('2026-04-20', 9))).toEqual(['correction L4']);
    expect(after(atLocal('2026-03-05', 9))).toEqual([]);
  });
});
