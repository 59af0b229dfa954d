import { describe, expect, it } from '@jest/globals';
import { factsFor, handle } from '../../matter/engine.js';
import { fold, type RecordedEvent } from '../../matter/fold.js';
import { factId, factsOf } from '../../matter/facts.js';
import { project } from '../../matter/projection.js';
import { termEndsAt } from './access.js';
import { shareRequest } from './share-request.js';
import { WHO } from './share-request.fixture.js';
import type { ShareRequestMatter } from './share-request.state.js';
import { FIT, playTo } from './way.fixture.js';

describe('a term of use that ends beyond every calendar', () => {
  const play = playTo('DELIVERING');
  const written = JSON.stringify(play.events).replaceAll(/"until":"[\d-]+"/g, '"until":"9999-12-31"');
  const events = JSON.parse(written) as RecordedEvent[];
  const matter = fold(shareRequest, 'm1', events);

  it('is read from stored events as a term without end', () => {
    expect(written).toContain('"until":"9999-12-31"');
    expect(termEndsAt((matter as ShareRequestMatter).data)).toBeNull();
  });

  it('does not keep the delivery from being recorded', () => {
    const command = { name: 'record-delivery', payload: FIT['record-delivery'] };
    const world = play.context(WHO.providerHandler);
    const asked = factsFor(shareRequest, command, matter, world).map((request) => [factId(request), null] as const);
    const context = { ...world, facts: factsOf(new Map(asked)) };
    const outcome = handle(shareRequest, 'm1', matter, command, context);
    if (!outcome.ok) throw new Error(outcome.refusal.message);
    const { matter: delivered } = outcome.conclude(null);
    expect(delivered.state).toBe('DELIVERED');
    expect(project(shareRequest, delivered, context).matter.state).toBe('DELIVERED');
  });

  it('is refused where a person gives it', () => {
    const term = { ...(FIT['draft-request'] as object), usageTerm: { until: '9999-12-31', reason: '长期使用' } };
    const refusal = playTo('DRAFT').give(WHO.handler, 'revise-draft', term);
    expect(refusal?.fields?.map(({ field }) => field)).toEqual(['usageTerm.until']);
  });
});
