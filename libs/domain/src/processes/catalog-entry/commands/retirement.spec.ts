import { describe, expect, it } from '@jest/globals';
import { catalogUpdate } from '../../catalog-update/catalog-update.js';
import type { Grant } from '../../../matter/facts.js';
import { CONTENT, FIT, playTo, WHO } from '../catalog-entry.fixture.js';

const { lead } = WHO;
const LAW = {
  ground: 'LAW_REPEALED',
  reason: '所依据的规定废止。',
  trigger: 'LEGAL_CHANGE',
  eventDate: '2026-03-01',
  docRef: '国务院令第 800 号',
};
const propose = (payload: unknown, active?: boolean) => {
  const grants: readonly Grant[] = active === undefined ? [] : [{ matterId: 'g1', requester: 'city.housing', active }];
  const play = playTo('PUBLISHED', { facts: { grants: { [CONTENT.catalogCode]: grants } } });
  return { play, refusal: play.give(lead, 'propose-retirement', payload) };
};

describe('a retirement', () => {
  it('opens an update of its own', () => {
    const { play, refusal } = propose(LAW);
    expect(refusal).toBeNull();
    const [effect] = play.effects;
    expect(effect).toEqual({
      process: 'catalog-update',
      matterId: null,
      reaction: 'open-retirement',
      payload: {
        entryId: play.matter.matterId,
        catalogCode: CONTENT.catalogCode,
        name: CONTENT.name,
        provider: 'province.land',
        reason: '依据废止：所依据的规定废止。',
        trigger: 'LEGAL_CHANGE',
        eventDate: '2026-03-01',
        docRef: '国务院令第 800 号',
        askedBy: lead.personId,
      },
    });
    const row = catalogUpdate.reactions.find(({ name }) => name === effect?.reaction);
    expect(row?.payload.parse(effect?.payload)).toEqual(effect?.payload);
  });

  it.each([
    ['a date', { eventDate: null }, 'eventDate'],
    ['a document', { docRef: null }, 'docRef'],
  ])('for a change of law must name %s', (_, more, field) => {
    expect(propose({ ...LAW, ...more }).refusal).toMatchObject({ kind: 'SHAPE', fields: [{ field }] });
  });

  it.each([
    ['LAW_REPEALED', 'VOLUNTARY'],
    ['LAW_REPEALED', 'DUTY_CHANGE'],
    ['DUTY_REMOVED', 'VOLUNTARY'],
    ['DUTY_REMOVED', 'LEGAL_CHANGE'],
  ])('for %s cannot be %s', (ground, trigger) => {
    expect(propose({ ...LAW, ground, trigger }).refusal).toMatchObject({ code: 'TRIGGER_MISMATCH', clause: '17(2)' });
  });

  it.each([
    ['DUTY_REMOVED', 'DUTY_CHANGE'],
    ['MERGED', 'LEGAL_CHANGE'],
    ['SOURCE_CHANGED', 'DUTY_CHANGE'],
  ])('for %s may be %s', (ground, trigger) => {
    expect(propose({ ...LAW, ground, trigger }).refusal).toBeNull();
  });

  it('is refused while a grant on the data is active, and allowed once none is (Art 27(3))', () => {
    expect(propose(FIT['propose-retirement'], true).refusal).toMatchObject({
      kind: 'RULE',
      code: 'ACTIVE_GRANTS',
      clause: '27(3)',
    });
    expect(propose(FIT['propose-retirement'], false).refusal).toBeNull();
  });
});
