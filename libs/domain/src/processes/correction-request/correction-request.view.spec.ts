import { describe, expect, it } from '@jest/globals';
import type { Audience } from '../../access/audience.js';
import { tellEvent } from '../../matter/telling.js';
import { correctionRequest } from './correction-request.js';
import {
  CONFIRMED,
  CORRECT,
  EVIDENCE,
  MADE,
  partOf,
  playTo,
  REASON,
  WHO,
  type Place,
  type Play,
  FIT,
} from './correction-request.fixture.js';

const seen = (play: Play, ...eyes: Audience[]) =>
  correctionRequest.view(play.matter, new Set<Audience>(['everybody', ...eyes]));

describe('findings and corrections', () => {
  it('stay with provider and source', () => {
    const play = playTo('CORRECTED');
    expect(seen(play, 'provider')).toMatchObject({
      findings: [CONFIRMED, CORRECT],
      corrections: [MADE],
      feedback: null,
    });
    expect(seen(play, 'requester', 'authority')).toMatchObject({ findings: [], corrections: [] });
  });

  it('are visible to every reader after the feedback', () => {
    expect(seen(playTo('FED_BACK'))).toMatchObject({
      findings: [CONFIRMED, CORRECT],
      corrections: [MADE],
      feedback: { outcome: 'PARTLY_CORRECTED' },
      claim: { revision: 1, evidence: [EVIDENCE], entry: { version: 1 } },
    });
  });
});

it('no document contains the sender of a report or the id of a person', () => {
  expect(seen(playTo('REPORTED'), 'provider')).toMatchObject({ report: { channel: '政务服务热线' } });
  expect(JSON.stringify(seen(playTo('CLOSED'), 'provider', 'requester'))).not.toContain('person of');
});

const audiences = (play: Play) =>
  play.events
    .filter(({ type }) => type in correctionRequest.events)
    .map((event) => [event.type, tellEvent(correctionRequest, play.matter, event).audience]);

it('the history shows drafts to the requester, findings to provider and source, all else to every reader', () => {
  expect(audiences(playTo('CLOSED'))).toEqual([
    ['correctionDrafted', 'requester'],
    ['correctionSubmitted', 'everybody'],
    ['verificationStarted', 'everybody'],
    ['errorVerified', 'provider'],
    ['errorVerified', 'provider'],
    ['errorCorrected', 'provider'],
    ['fedBack', 'everybody'],
    ['feedbackAccepted', 'everybody'],
  ]);
  expect(audiences(playTo('WITHDRAWN'))).toEqual([
    ['correctionDrafted', 'requester'],
    ['correctionDropped', 'requester'],
  ]);
});

it('every event reads as one Chinese sentence with its clause', () => {
  const revised = playTo('DRAFT').do(WHO.lead, 'revise-correction', {
    catalogCode: playTo('DRAFT').matter.data.entry.catalogCode,
    errors: [{ itemId: 'i1', description: '为空。' }],
  });
  const declined = playTo('REROUTED').do(WHO.sourceHandler, 'decline-reroute', REASON);
  const accepted = playTo('REROUTED').do(WHO.sourceHandler, 'accept-reroute', {});
  accepted.do(WHO.sourceHandler, 'hand-back', FIT['hand-back']);
  const answered = playTo('DISAGREED').do(WHO.providerLead, 'answer-disagreement', FIT['answer-disagreement']);
  const places: readonly Place[] = ['CLOSED', 'WITHDRAWN', 'ADOPTED'];
  const divided = playTo('SUBMITTED').do(WHO.providerHandler, 'divide', FIT.divide);
  const parted = [divided, partOf(divided)];
  const plays = [...places.map((place) => playTo(place)), revised, declined, accepted, answered, ...parted];
  const lines = plays.flatMap((play) =>
    play.events.map((event) => ({ type: event.type, ...tellEvent(correctionRequest, play.matter, event) })),
  );
  expect(new Set(lines.map(({ type }) => type))).toEqual(
    new Set([...Object.keys(correctionRequest.events), 'numberAssigned', 'alertRaised']),
  );
  for (const { sentence, clause } of lines) {
    expect(sentence).toMatch(/^[一-鿿].*[。！：，].*$/u);
    expect(clause).toMatch(/^(26\(2\)|19\(2\))$/);
  }
});
