import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../access/roles.js';
import { factsFor, handle } from '../../matter/engine.js';
import { factId, factsOf } from '../../matter/facts.js';
import { fold, type RecordedEvent } from '../../matter/fold.js';
import { project } from '../../matter/projection.js';
import { termEndsAt } from './access.js';
import { shareRequest } from './share-request.js';
import { WHO } from './share-request.fixture.js';
import type { ShareRequestMatter, ShareRequestState } from './share-request.state.js';
import { FIT, playTo } from './way.fixture.js';

/** Returns a stored matter in a state, with a term of use that an earlier release took. */
function storedIn(state: ShareRequestState) {
  const play = playTo(state);
  const written = JSON.stringify(play.events).replaceAll(/"until":"[\d-]+"/g, '"until":"9999-12-31"');
  expect(written).toContain('"until":"9999-12-31"');
  return { play, matter: fold(shareRequest, 'm1', JSON.parse(written) as RecordedEvent[]) };
}

/** Gives a command on such a matter, and returns the state after it. */
function stateAfter(name: string, from: ShareRequestState, actor: Actor): string {
  const { play, matter } = storedIn(from);
  const command = { name, payload: FIT[name] };
  const world = play.context(actor);
  const asked = factsFor(shareRequest, command, matter, world).map((request) => [factId(request), null] as const);
  const outcome = handle(shareRequest, 'm1', matter, command, { ...world, facts: factsOf(new Map(asked)) });
  if (!outcome.ok) throw new Error(outcome.refusal.message);
  return project(shareRequest, outcome.conclude(null).matter, world).matter.state;
}

describe('a term of use that ends beyond every calendar', () => {
  it('is read from stored events as a term without end', () => {
    expect(termEndsAt((storedIn('DELIVERING').matter as ShareRequestMatter).data)).toBeNull();
  });

  it('does not keep a supplement or a delivery from being recorded', () => {
    expect(stateAfter('supply-supplement', 'SUPPLEMENT_REQUIRED', WHO.handler)).toBe('UNDER_REVIEW');
    expect(stateAfter('record-delivery', 'DELIVERING', WHO.providerHandler)).toBe('DELIVERED');
  });

  it('is refused where a person gives it', () => {
    const term = { ...(FIT['draft-request'] as object), usageTerm: { until: '9999-12-31', reason: '长期使用' } };
    const refusal = playTo('DRAFT').give(WHO.handler, 'revise-draft', term);
    expect(refusal?.fields?.map(({ field }) => field)).toEqual(['usageTerm.until']);
  });
});
