import { describe, expect, it } from '@jest/globals';
import { factsFor } from '../../matter/engine.js';
import type { MatterStanding } from '../../matter/facts.js';
import type { KnownWorld } from '../../matter/facts.fixture.js';
import { correctionRequest } from './correction-request.js';
import { CLAIM, ENTRY, EVIDENCE, FIT, Play, playTo, REPORT, WHO } from './correction-request.fixture.js';

const { handler, lead, stranger } = WHO;
const EARLIER = '6d0f6d9e-2f0f-4c0a-8a52-6a1a3b0c7e0a';
const draft = (more: object, facts: Partial<KnownWorld> = {}) =>
  new Play({ facts }).give(handler, 'draft-correction', { ...CLAIM, ...more });
const error = (more: object) => ({ errors: [{ itemId: 'i1', description: '登记日期早于受理日期。', ...more }] });

describe('a claim is refused (R-26.3)', () => {
  it.each<[string, object, object]>([
    ['on an entry that is not published', { catalogCode: '303002/000009' }, { code: 'NO_PUBLISHED_ENTRY' }],
    [
      'on an item that the entry does not have',
      { errors: [...CLAIM.errors, { itemId: 'i9', description: '缺少。' }] },
      { code: 'ITEM_NOT_IN_ENTRY', fields: [{ field: 'errors.2.itemId' }] },
    ],
    ['that adopts an unknown report', { adopts: REPORT }, { code: 'NO_SUCH_REPORT', fields: [{ field: 'adopts' }] }],
  ])('%s', (_, more, expected) => {
    expect(draft(more)).toMatchObject({ kind: 'RULE', clause: '26(2)', ...expected });
  });

  it('of a department that never had a grant; one that once had it may claim', () => {
    const play = new Play();
    expect(play.give(stranger, 'draft-correction', CLAIM)).toMatchObject({ kind: 'RULE', code: 'NO_GRANT' });
    expect(play.exists).toBe(false);
    const ended = [{ matterId: 'g', requester: 'city.housing', active: false }];
    expect(draft({}, { grants: { [ENTRY.catalogCode]: ended } })).toBeNull();
  });

  it.each([
    ['a whole identity number', error({ recordKey: '110101199003078515' }), 'errors.0.recordKey'],
    ['a whole phone number', error({ currentValue: '13800138000' }), 'errors.0.currentValue'],
    ['one in the description', error({ description: '申请人110101199003078515的记录' }), 'errors.0.description'],
    ['no error', { errors: [] }, 'errors'],
    ['a description that is too long', error({ description: '长'.repeat(2001) }), 'errors.0.description'],
    ['a blank entry', { catalogCode: ' ' }, 'catalogCode'],
    ['an unknown field', { urgent: true }, 'urgent'],
  ])('with %s', (_, more, field) => {
    expect(draft(more)).toMatchObject({ kind: 'SHAPE', code: 'INVALID', fields: [{ field }] });
  });

  it.each([
    ['both values', { itemId: 'i1', currentValue: '甲', expectedValue: '乙' }],
    ['a description', { itemId: 'i1', description: '多处为空。' }],
    ['a masked record key', { itemId: 'i1', recordKey: '110101********8515', description: '状态有误。' }],
  ])('but allowed with %s', (_, claimed) => {
    expect(draft({ errors: [claimed] })).toBeNull();
  });

  it('as a revision, too', () => {
    const play = playTo('DRAFT');
    expect(play.give(lead, 'revise-correction', { ...CLAIM, catalogCode: '303002/000009' })).toMatchObject({
      code: 'NO_PUBLISHED_ENTRY',
    });
    expect(play.matter.data.revision).toBe(1);
  });
});

describe('a draft that says little yet', () => {
  const { catalogCode } = ENTRY;
  const submit = (play: Play) => play.give(handler, 'submit-correction', { revision: 1, documents: [EVIDENCE] });

  it.each<[string, object, string]>([
    ['no error', { catalogCode }, 'errors'],
    [
      'an error of which it does not say what is wrong',
      { catalogCode, ...error({ description: undefined }) },
      'errors.0.description',
    ],
    ['half of what is wrong', { catalogCode, errors: [{ itemId: 'i1', currentValue: '甲' }] }, 'errors.0.description'],
  ])('with %s is kept, and asked for all of it at the submission', (_, content, field) => {
    const play = new Play().do(handler, 'draft-correction', content);
    expect(submit(play)).toMatchObject({ kind: 'RULE', code: 'CORRECTION_INCOMPLETE', fields: [{ field }] });
    play.do(handler, 'revise-correction', CLAIM);
    expect(play.give(handler, 'submit-correction', { revision: 2, documents: [EVIDENCE] })).toBeNull();
  });

  it('names an entry that it may be about', () => {
    expect(new Play().give(stranger, 'draft-correction', { catalogCode })).toMatchObject({ code: 'NO_GRANT' });
    expect(new Play().give(handler, 'draft-correction', {})).toMatchObject({ fields: [{ field: 'catalogCode' }] });
  });
});

describe('the submission', () => {
  it('requires evidence of the department’s own', () => {
    const play = playTo('DRAFT');
    const refused = (documents: readonly string[]) =>
      play.give(handler, 'submit-correction', { revision: 1, ...(documents.length > 0 && { documents }) });
    expect(refused([])).toMatchObject({ kind: 'RULE', code: 'EVIDENCE_REQUIRED', clause: '26(2)' });
    expect(refused([REPORT])).toMatchObject({ code: 'NO_SUCH_DOCUMENT' });
    expect(refused([EVIDENCE])).toBeNull();
    expect(play.happened('correctionSubmitted')[0]?.payload.documents).toMatchObject([{ documentId: EVIDENCE }]);
  });

  it('must name the revision that was read', () => {
    expect(playTo('DRAFT').give(handler, 'submit-correction', { revision: 2, documents: [EVIDENCE] })).toMatchObject({
      kind: 'CONFLICT',
      code: 'STALE_REVISION',
    });
  });

  it('judges entry and grants as they are at that instant', () => {
    const play = playTo('DRAFT');
    play.facts = { ...play.facts, entryVersions: { [ENTRY.catalogCode]: { ...ENTRY, version: 2, items: [] } } };
    expect(play.give(handler, 'submit-correction', FIT['submit-correction'])).toMatchObject({
      code: 'ITEM_NOT_IN_ENTRY',
    });
    play.facts = { ...play.facts, entryVersions: { [ENTRY.catalogCode]: { ...ENTRY, version: 3 } }, grants: {} };
    expect(play.give(handler, 'submit-correction', FIT['submit-correction'])).toMatchObject({ code: 'NO_GRANT' });
    play.facts = new Play({ entry: { version: 3 } }).facts;
    play.do(handler, 'submit-correction', FIT['submit-correction']);
    expect(play.matter.data.entry.version).toBe(3);
  });
});

it('a cited matter is read only if the actor may open it: a hidden one answers like one that does not exist', () => {
  const asked = factsFor(
    correctionRequest,
    { name: 'draft-correction', payload: { ...CLAIM, adopts: REPORT, follows: EARLIER } },
    null,
    new Play().context(handler),
  );
  expect(asked.filter(({ kind }) => kind.includes('atter'))).toEqual([
    { kind: 'visibleMatter', key: REPORT },
    { kind: 'visibleMatter', key: EARLIER },
  ]);
});

describe('a request that cites an earlier one, with whose result the department disagrees', () => {
  const earlier: MatterStanding = {
    process: 'correction-request',
    state: 'CLOSED',
    catalogCode: ENTRY.catalogCode,
    name: ENTRY.name,
    number: 'JH-990100-2026-000001',
    parties: { provider: 'province.land', requester: 'city.housing' },
    acted: [],
    provisionalClocks: [],
    extensionPending: false,
  };
  const following = (more: Partial<MatterStanding>) =>
    draft({ follows: EARLIER }, { matters: { [EARLIER]: { ...earlier, ...more } } });

  it.each<[string, Partial<MatterStanding>]>([
    ['a matter of another process', { process: 'share-request' }],
    ['another department’s', { parties: { provider: 'province.land', requester: 'county.farming' } }],
    ['one on another entry', { catalogCode: '303002/000001' }],
    ['one that is not fed back', { state: 'VERIFYING' }],
  ])('is refused for %s', (_, more) => {
    expect(following(more)).toMatchObject({ code: 'NO_SUCH_CORRECTION', fields: [{ field: 'follows' }] });
  });

  it.each(['CLOSED', 'DISAGREED'])(
    'is possible for one that is %s, is linked to it and has a limit of its own',
    (state) => {
      const play = new Play({ facts: { matters: { [EARLIER]: { ...earlier, state } } } });
      play.do(handler, 'draft-correction', { ...CLAIM, follows: EARLIER });
      play.do(handler, 'submit-correction', FIT['submit-correction']);
      expect(play.matter.data.follows).toBe(EARLIER);
      expect(correctionRequest.links(play.matter)).toContainEqual({ relation: 'correction', matterId: EARLIER });
      expect(play.clock('correction')).toMatchObject({ state: 'RUNNING', triggeredAt: play.now });
    },
  );
});

describe('the adoption of a citizen’s report', () => {
  const report: MatterStanding = {
    process: 'correction-request',
    state: 'SUBMITTED',
    catalogCode: ENTRY.catalogCode,
    name: ENTRY.name,
    number: null,
    parties: { provider: 'province.land' },
    acted: [],
    provisionalClocks: [],
    extensionPending: false,
  };
  const adopting = (more: Partial<MatterStanding>) =>
    draft({ adopts: REPORT }, { matters: { [REPORT]: { ...report, ...more } } });

  it.each<[string, Partial<MatterStanding>, string]>([
    ['a matter of another process', { process: 'share-request' }, 'NO_SUCH_REPORT'],
    ['another department’s correction', { parties: { ...report.parties, requester: 'p' } }, 'NO_SUCH_REPORT'],
    ['a report on another entry', { catalogCode: '303002/000001' }, 'NO_SUCH_REPORT'],
    ['one that was adopted', { state: 'ADOPTED' }, 'REPORT_ENDED'],
    ['one that was dealt with', { state: 'CLOSED' }, 'REPORT_ENDED'],
  ])('is refused for %s', (_, more, code) => {
    expect(adopting(more)).toMatchObject({ kind: 'RULE', code });
  });

  it.each(['SUBMITTED', 'REROUTED', 'VERIFYING'])(
    'is possible in %s: the request has its own T8, and the report gets the effect',
    (state) => {
      const play = new Play({ facts: { matters: { [REPORT]: { ...report, state } } } });
      play.do(handler, 'draft-correction', { ...CLAIM, adopts: REPORT });
      expect(play.effects).toEqual([]);
      play.do(handler, 'submit-correction', FIT['submit-correction']);
      expect(play.clock('correction')).toMatchObject({ kind: 'STATUTORY', triggeredAt: play.now, state: 'RUNNING' });
      expect(play.effects).toEqual([
        {
          process: 'correction-request',
          matterId: REPORT,
          reaction: 'adopted',
          payload: { correctionId: 'm1', requester: 'city.housing' },
        },
      ]);
    },
  );
});
