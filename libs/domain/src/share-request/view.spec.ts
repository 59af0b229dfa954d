import { expect, it } from '@jest/globals';
import type { Audience } from '../process/definition.js';
import { shareRequest } from './share-request.js';
import { WHO, type Play } from './share-request.fixture.js';
import { AGREE, playTo, REASON } from './way.fixture.js';

const seen = (play: Play, ...eyes: Audience[]) =>
  shareRequest.view(play.matter, new Set<Audience>(['everybody', ...eyes]));

it('an unapproved proposal stays inside the provider', () => {
  const play = playTo('PROVIDER_LEAD_REVIEW');
  expect(seen(play, 'provider')).toMatchObject({ proposal: { revision: 1, decisions: AGREE.decisions }, reply: null });
  expect(seen(play, 'requester')).toMatchObject({ proposal: null, reply: null });
  play.do(WHO.providerLead, 'lead-return-reply', REASON);
  expect(JSON.stringify(seen(play, 'requester'))).not.toContain(AGREE.disposalInstruction);
});

it('a reply is everybody’s', () => {
  expect(seen(playTo('AGREED'))).toMatchObject({
    reply: { revision: 1, result: 'AGREED', decisions: AGREE.decisions },
  });
});

it('no person’s identity is in any document', () => {
  const documents = JSON.stringify(seen(playTo('IN_USE'), 'provider', 'requester'));
  expect(documents).not.toContain('person of');
});
