import { describe, expect, it } from '@jest/globals';
import { catalogUpdate } from '../../catalog-update/catalog-update.js';
import type { Grant } from '../../../matter/facts.js';
import { CONTENT, playTo, WHO } from '../catalog-entry.fixture.js';

const { lead } = WHO;
const LAW = {
  ground: 'LAW_REPEALED',
  reason: '所依据的规定废止。',
  trigger: 'LEGAL_CHANGE',
  eventDate: '2026-03-05',
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
        eventDate: '2026-03-05',
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

  it('for a change before the first publication runs under no limit of the law', () => {
    expect(propose({ ...LAW, eventDate: '2026-03-03' }).refusal).toMatchObject({
      kind: 'RULE',
      code: 'EVENT_BEFORE_PUBLICATION',
      clause: '17(2)',
    });
    expect(propose({ ...LAW, trigger: 'VOLUNTARY', eventDate: '2026-03-03' }).refusal).toBeNull();
  });

  it('lists the active grants, tells the departments that use the data, and is not blocked by them (Art 17(2))', () => {
    const { play, refusal } = propose(LAW, true);
    expect(refusal).toBeNull();
    expect(play.matter).toMatchObject({
      state: 'RETIREMENT_REVIEW',
      data: { retirementProposal: { ground: 'LAW_REPEALED', inUse: [{ matterId: 'g1', requester: 'city.housing' }] } },
    });
    expect(play.notices.at(-1)?.to.map(({ departmentId }) => departmentId)).toContain('city.housing');
    const unused = propose(LAW, false).play;
    expect(unused.matter.data.retirementProposal).toMatchObject({ inUse: [] });
  });
});
