import { describe, expect, it } from '@jest/globals';
import { CORRECT, EVIDENCE, FIT, Play, playTo, WHO, type Place } from './correction-request.fixture.js';
import { correctionRequest } from './correction-request.js';
import { STATES, type CorrectionState } from './correction-request.state.js';

const { handler, providerHandler, providerLead } = WHO;
type Person = keyof typeof WHO;
const T8 = 'correction RUNNING 2026-03-16';
const BEGUN = `${T8}, taking-up MET 2026-03-04`;
const DONE = 'correction MET 2026-03-16, taking-up MET 2026-03-04';

/** Steps of regulation.md §2.8: place before, office, command, state and clocks after. */
const ROWS: readonly (readonly [from: Place, by: Person, command: string, to: CorrectionState, clocks: string])[] = [
  ['DRAFT', 'handler', 'revise-correction', 'DRAFT', ''],
  ['DRAFT', 'lead', 'revise-correction', 'DRAFT', ''],
  ['DRAFT', 'handler', 'submit-correction', 'SUBMITTED', `${T8}, taking-up RUNNING 2026-03-04`],
  ['DRAFT', 'lead', 'submit-correction', 'SUBMITTED', `${T8}, taking-up RUNNING 2026-03-04`],
  ['DRAFT', 'handler', 'withdraw', 'WITHDRAWN', ''],
  ['DRAFT', 'lead', 'withdraw', 'WITHDRAWN', ''],
  ['SUBMITTED', 'providerHandler', 'start-verification', 'VERIFYING', BEGUN],
  ['SUBMITTED', 'providerHandler', 'reroute', 'REROUTED', BEGUN],
  ['VERIFYING', 'providerHandler', 'reroute', 'REROUTED', BEGUN],
  ['SUBMITTED', 'providerHandler', 'divide', 'SUBMITTED', BEGUN],
  ['VERIFYING', 'providerHandler', 'divide', 'VERIFYING', BEGUN],
  ['REROUTED', 'providerHandler', 'start-verification', 'VERIFYING', BEGUN],
  ['REROUTED', 'sourceHandler', 'accept-reroute', 'SUBMITTED', BEGUN],
  ['REROUTED', 'sourceHandler', 'decline-reroute', 'SUBMITTED', BEGUN],
  ['FED_BACK', 'handler', 'disagree', 'DISAGREED', `${DONE}, acceptance MET 2026-03-11, answer RUNNING 2026-03-18`],
  [
    'DISAGREED',
    'providerLead',
    'answer-disagreement',
    'CLOSED',
    `${DONE}, acceptance MET 2026-03-11, answer MET 2026-03-19`,
  ],
  ['VERIFYING', 'providerHandler', 'record-finding', 'VERIFYING', BEGUN],
  ['FOUND', 'providerHandler', 'record-correction', 'VERIFYING', BEGUN],
  ['CORRECTED', 'providerLead', 'feed-back', 'FED_BACK', `${DONE}, acceptance RUNNING 2026-03-10`],
  ['FED_BACK', 'handler', 'accept-feedback', 'CLOSED', `${DONE}, acceptance MET 2026-03-11`],
  ['FED_BACK', 'lead', 'accept-feedback', 'CLOSED', `${DONE}, acceptance MET 2026-03-11`],
];

describe('a step of the table', () => {
  it.each(ROWS)('%s, %s: %s leads to %s', (from, by, command, to, clocks) => {
    const play = playTo(from).do(WHO[by], command, FIT[command]);
    expect(play.matter.state).toBe(to);
    expect(play.clocks).toBe(clocks);
  });
});

describe('any other command is refused', () => {
  const later = correctionRequest.commands.filter(({ from }) => from.length > 0);
  const steps = STATES.flatMap((state) => later.map(({ name, from }) => [state, name, from] as const));

  it.each(steps.filter(([state, , from]) => !from.includes(state)))('in %s: %s', (state, command) => {
    const play = playTo(state);
    const before = play.matter;
    const refusals = Object.values(WHO).map((who) => play.give(who, command, FIT[command])?.kind);
    expect(new Set(refusals)).not.toContain(undefined);
    expect(refusals.every((kind) => kind === 'CONFLICT' || kind === 'FORBIDDEN' || kind === 'UNSEEN')).toBe(true);
    expect(play.matter).toEqual(before);
  });

  it.each<[Place, string, readonly Person[]]>([
    ['DRAFT', 'revise-correction', ['handler', 'lead']],
    ['DRAFT', 'submit-correction', ['handler', 'lead']],
    ['DRAFT', 'withdraw', ['handler', 'lead']],
    ['SUBMITTED', 'start-verification', ['providerHandler']],
    ['SUBMITTED', 'reroute', ['providerHandler']],
    ['SUBMITTED', 'divide', ['providerHandler']],
    ['REROUTED', 'start-verification', ['providerHandler']],
    ['REROUTED', 'accept-reroute', ['sourceHandler']],
    ['REROUTED', 'decline-reroute', ['sourceHandler']],
    ['VERIFYING', 'record-finding', ['providerHandler']],
    ['FOUND', 'record-correction', ['providerHandler']],
    ['CORRECTED', 'feed-back', ['providerLead']],
    ['FED_BACK', 'accept-feedback', ['handler', 'lead']],
    ['FED_BACK', 'disagree', ['handler', 'lead']],
    ['DISAGREED', 'answer-disagreement', ['providerLead']],
  ])('in %s: %s except to its own office', (place, command, entitled) => {
    const open = Object.entries(WHO).filter(([, who]) => playTo(place).give(who, command, FIT[command]) === null);
    expect(open.map(([name]) => name)).toEqual(entitled);
  });

  it('and so is an extension: no command asks for one', () => {
    expect(correctionRequest.commands.filter(({ name }) => name.includes('extension'))).toEqual([]);
  });
});

it('a draft is visible to its department; after submission the provider sees it and gets a notice', () => {
  const play = playTo('DRAFT');
  expect(play.matter).toMatchObject({ state: 'DRAFT', number: null, seq: 1, data: { revision: 1, receivedAt: null } });
  expect(correctionRequest.isOpenToParties(play.matter)).toBe(false);
  play.do(handler, 'revise-correction', FIT['revise-correction']);
  expect(play.matter.data.revision).toBe(2);
  play.do(handler, 'submit-correction', { revision: 2, documents: [EVIDENCE] });
  expect(correctionRequest.isOpenToParties(play.matter)).toBe(true);
  expect(play.matter).toMatchObject({
    number: 'JH-990100-2026-000001',
    parties: { requester: 'city.housing', provider: 'province.land' },
    data: { evidence: [EVIDENCE], receivedAt: play.now, responsible: 'province.land', entry: { version: 1 } },
  });
});

it('the number is counted by the authority of the department that submits', () => {
  const outcome = playTo('DRAFT').judge(handler, 'submit-correction', FIT['submit-correction']);
  expect(outcome).toMatchObject({
    numbered: { series: 'JH', divisionCode: '990100', authorityId: 'city.data', year: 2026 },
  });
});

it('a later finding replaces an earlier one on the same error', () => {
  const play = playTo('FOUND').do(providerHandler, 'record-finding', { ...CORRECT, error: 1 });
  play.do(providerLead, 'feed-back', { outcome: 'NO_ERROR', text: '两处均与原始登记一致。' });
  expect(play.matter.data.feedback).toMatchObject({ outcome: 'NO_ERROR', fedBackAt: play.now });
  expect(play.happened('errorVerified')).toHaveLength(3);
});

it('SoD-12: a person who claimed for the requester may not verify for the provider', () => {
  const twice = { ...providerHandler, personId: handler.personId };
  expect(playTo('SUBMITTED').give(twice, 'start-verification', {})).toMatchObject({ code: 'SAME_NATURAL_PERSON' });
});

it('a department without a working body may not claim (Art 11)', () => {
  const play = new Play({ withoutBody: ['city.housing'] });
  expect(play.give(handler, 'draft-correction', FIT['draft-correction'])).toMatchObject({ code: 'NO_WORKING_BODY' });
});
