import { expect, it } from '@jest/globals';
import type { Audience } from '../../access/audience.js';
import { tellEvent } from '../../matter/telling.js';
import { shareRequest } from './share-request.js';
import { WHO, type Play } from './share-request.fixture.js';
import { AGREE, CERTIFICATE, playTo, REASON, USE_RECORD } from './way.fixture.js';

const seen = (play: Play, ...eyes: Audience[]) =>
  shareRequest.view(play.matter, new Set<Audience>(['everybody', ...eyes]));

it('an unapproved proposal stays inside the provider', () => {
  const play = playTo('PROVIDER_LEAD_REVIEW');
  expect(seen(play, 'provider')).toMatchObject({ proposal: { revision: 1, decisions: AGREE.decisions }, reply: null });
  expect(seen(play, 'requester')).toMatchObject({ proposal: null, reply: null });
  play.do(WHO.providerLead, 'lead-return-reply', REASON);
  expect(JSON.stringify(seen(play, 'requester'))).not.toContain(AGREE.disposalInstruction);
});

it('every reader sees a reply', () => {
  expect(seen(playTo('AGREED'))).toMatchObject({
    reply: { revision: 1, result: 'AGREED', decisions: AGREE.decisions },
  });
});

it('the requester alone sees the list of use records, and no document contains their texts', () => {
  const play = playTo('IN_USE').do(WHO.handler, 'record-use', USE_RECORD);
  const known = { recordNo: 1, type: 'SCENARIO', occurredOn: '2026-03-09', recordedAt: play.now };
  expect(seen(play, 'requester')).toMatchObject({ useRecords: [known] });
  expect(seen(play, 'provider', 'authority')).toMatchObject({ useRecords: null });
  expect(JSON.stringify(seen(play, 'requester', 'provider', 'authority'))).not.toContain(USE_RECORD.text);
});

it('the history tells the requester alone that a use was recorded, and no reader its text', () => {
  const play = playTo('IN_USE').do(WHO.handler, 'record-use', USE_RECORD);
  const [recorded] = play.happened('useRecorded').map((event) => tellEvent(shareRequest, play.matter, event));
  expect(recorded).toEqual({
    audience: 'requester',
    clause: '29(2)',
    sentence: '登记第 1 条使用记录：使用场景（2026-03-09）。',
  });
});

it('every reader sees the end of the purpose and the disposal', () => {
  const play = playTo('DISPOSING').do(WHO.handler, 'certify-disposal', CERTIFICATE);
  play.do(WHO.providerLead, 'contest-disposal', REASON);
  expect(seen(play)).toMatchObject({
    purposeEnd: { kind: 'ACHIEVED', by: 'requester' },
    disposal: { status: 'EXECUTING', certifications: [{ revision: 1, contested: { reason: REASON.reason } }] },
    retainUntil: null,
  });
  const told = play.events.filter(({ type }) => type.startsWith('disposal') || type === 'purposeEnded');
  expect(told.map((event) => tellEvent(shareRequest, play.matter, event))).toMatchObject(
    Array(3).fill({ audience: 'everybody', clause: '27(1)' }),
  );
});

it('no document contains the id of a person', () => {
  const documents = JSON.stringify(seen(playTo('IN_USE'), 'provider', 'requester'));
  expect(documents).not.toContain('person of');
});
