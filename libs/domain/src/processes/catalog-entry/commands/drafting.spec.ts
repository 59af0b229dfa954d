import { describe, expect, it } from '@jest/globals';
import { changed, type Changes } from '../../../catalog/content.fixture.js';
import { nameKey, type KnownWorld } from '../../../matter/facts.fixture.js';
import { sideTables } from '../side-tables.js';
import { CONTENT, finding, FIT, Play, playTo, standing, WHO } from '../catalog-entry.fixture.js';

const { handler, lead, assessor } = WHO;
const create = (play: Play, changes: Changes = {}) => play.give(handler, 'create-draft', { content: changed(changes) });

describe('a draft', () => {
  it('belongs to the department that begins it, and its same-level authority will review it', () => {
    const play = playTo('DRAFT');
    expect(play.matter).toMatchObject({
      state: 'DRAFT',
      parties: { provider: 'province.land', authority: 'province.data' },
      data: { content: CONTENT, revision: 1, versions: [], openUpdates: [] },
    });
  });

  it('may be incomplete', () => {
    const play = new Play();
    expect(play.give(handler, 'create-draft', { content: { secrecy: 'NONE' } })).toBeNull();
    expect(play.matter.data.content).toMatchObject({ name: '', catalogCode: '', items: [] });
  });

  it.each<[string, string, string]>([
    ['STATE_SECRET', 'SECRET', '3'],
    ['WORK_SECRET', 'SECRET', '3'],
  ])('is refused with secrecy %s', (secrecy, code, clause) => {
    const play = new Play();
    expect(create(play, { secrecy })).toMatchObject({ kind: 'RULE', code, clause });
    expect(play.exists).toBe(false);
  });

  it('is refused while secrecy is not stated', () => {
    expect(create(new Play(), { secrecy: null })).toMatchObject({ code: 'SECRECY_MISSING', clause: '3' });
  });

  it('is refused to a department without a working body (Art 11)', () => {
    expect(create(new Play({ withoutBody: ['province.land'] }))).toMatchObject({
      code: 'NO_WORKING_BODY',
      clause: '11',
    });
  });

  it.each(['assessor', 'head', 'reviewer'] as const)('cannot be begun by the %s', (role) => {
    const refusal = new Play().give(WHO[role], 'create-draft', FIT['create-draft']);
    expect(refusal).toMatchObject({ kind: 'FORBIDDEN', code: 'NOT_YOUR_OFFICE' });
  });
});

describe('a code', () => {
  const [, sequence] = CONTENT.catalogCode.split('/');
  const foreign = `3070990000003/${sequence}`;
  const held = (provider: string, catalogCode: string) => ({
    entries: { [catalogCode]: standing({ catalogCode, provider }) },
  });
  const NOT_OWN = { kind: 'RULE', code: 'CODE_NOT_OWN', fields: [{ field: 'content.catalogCode' }] };

  it('of another department is refused with one answer, whether an entry bears it or not', () => {
    const free = create(new Play(), { catalogCode: foreign });
    expect(free).toMatchObject(NOT_OWN);
    expect(create(new Play({ facts: held('nation.police', foreign) }), { catalogCode: foreign })).toEqual(free);
    const revised = { content: { ...CONTENT, catalogCode: foreign } };
    expect(playTo('DRAFT').give(handler, 'revise-draft', revised)).toEqual(free);
  });

  it('of its own that an entry of another department bears is refused like one of another department', () => {
    const play = new Play({ facts: held('nation.police', CONTENT.catalogCode) });
    expect(create(play)).toMatchObject(NOT_OWN);
  });

  it('of a base or theme is drafted by its designated source alone (Art 19(2))', () => {
    const catalogCode = '101001/000001';
    expect(create(new Play(), { catalogCode })).toMatchObject(NOT_OWN);
    const of = (source: string) => new Play({ facts: { sourceDepartments: { [catalogCode]: source } } });
    expect(create(of('nation.police'), { catalogCode })).toMatchObject(NOT_OWN);
    expect(create(of('province.land'), { catalogCode })).toBeNull();
  });

  it('is free again once its draft is abandoned, and stays taken by a secret entry', () => {
    const code = (play: Play) => sideTables(play.matter).entry.catalogCode;
    expect(code(playTo('DRAFT'))).toBe(CONTENT.catalogCode);
    expect(code(playTo('ABANDONED'))).toBeNull();
    const secret = finding('SECRECY_RISK', { result: 'FAIL' });
    expect(code(playTo('ASSESSING').do(assessor, 'record-assessment', secret))).toBe(CONTENT.catalogCode);
  });
});

const OF_THE_DEPARTMENT = { provider: 'province.land', state: 'DRAFT', version: 0 };
const TAKEN: readonly (readonly [string, Partial<KnownWorld>, string, string])[] = [
  [
    'code',
    { entries: { [CONTENT.catalogCode]: standing({ ...OF_THE_DEPARTMENT, catalogCode: CONTENT.catalogCode }) } },
    'CODE_TAKEN',
    'content.catalogCode',
  ],
  ['name', { entryNames: { [nameKey('province.land', CONTENT.name)]: 'another' } }, 'NAME_TAKEN', 'content.name'],
];

describe.each(TAKEN)('a %s that another entry has', (_, facts, code, field) => {
  it('is refused in a new draft, in a revision and at an assessment', () => {
    const refusal = { kind: 'RULE', code, fields: [{ field }] };
    expect(create(new Play({ facts }))).toMatchObject(refusal);
    const play = playTo('DRAFT');
    play.facts = { ...play.facts, ...facts };
    for (const command of ['revise-draft', 'start-assessment'])
      expect(play.give(handler, command, FIT[command])).toMatchObject({ kind: 'RULE', code });
  });

  it('is refused at the head’s consent as well', () => {
    const play = playTo('DEPT_HEAD_REVIEW');
    play.facts = { ...play.facts, ...facts };
    expect(play.give(WHO.head, 'head-approve', { revision: 1 })).toMatchObject({ kind: 'RULE', code });
  });
});

it('names that look the same are the same name', () => {
  const play = new Play({ facts: { entryNames: { [nameKey('province.land', CONTENT.name)]: 'another' } } });
  expect(create(play, { name: ` ${CONTENT.name.replace('状态', '　状态')} ` })).toMatchObject({ code: 'NAME_TAKEN' });
});

it('an entry may keep its own name and code', () => {
  const play = playTo('DRAFT');
  const { catalogCode, name } = CONTENT;
  const entries = { [catalogCode]: standing({ catalogCode, entryId: play.matter.matterId }) };
  play.facts = { ...play.facts, entries, entryNames: { [nameKey('province.land', name)]: play.matter.matterId } };
  play.do(handler, 'revise-draft', FIT['revise-draft']).do(handler, 'start-assessment', { revision: 2 });
  expect(play.matter.state).toBe('ASSESSING');
});

describe('to be assessed', () => {
  const start = (changes: Changes, facts: Partial<KnownWorld> = {}) => {
    const play = new Play({ facts });
    return play
      .do(handler, 'create-draft', { content: changed(changes) })
      .give(handler, 'start-assessment', { revision: 1 });
  };

  it.each<[string, Changes, string, string, string]>([
    ['a name', { name: '' }, 'NAME_LENGTH', '13(2)', 'content.name'],
    ['items', { items: [] }, 'ITEMS_MISSING', '13(2)', 'content.items'],
    ['an attribute', { shareAttribute: null }, 'ATTRIBUTE_MISSING', '14', 'content.shareAttribute'],
    ['a scope', { 'conditions.0.kind': 'OTHER' }, 'SCOPE_MISSING', '15(2)', 'content.conditions'],
    ['a code', { catalogCode: '' }, 'CODE_FORM', '12(2)', 'content.catalogCode'],
  ])('must have %s', (_, changes, code, clause, field) => {
    const refusal = start(changes);
    expect(refusal).toMatchObject({ kind: 'RULE', code, clause });
    expect(refusal?.fields).toContainEqual({ field, message: expect.stringMatching(/[\u4e00-\u9fff]/) });
  });

  it('is refused with all of its faults at once', () => {
    const refusal = start({ name: '', abstract: '', updateFrequency: null });
    expect(refusal?.fields?.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['content.name', 'content.abstract', 'content.updateFrequency']),
    );
  });

  it('may name published entries only', () => {
    const catalogCode = '3070990000002/000002';
    const related = { relatedCodes: [catalogCode] };
    const of = (version: number) => ({ entries: { [catalogCode]: standing({ catalogCode, version }) } });
    expect(start(related)).toMatchObject({ code: 'RELATED_UNKNOWN' });
    expect(start(related, of(0))).toMatchObject({ code: 'RELATED_UNKNOWN' });
    expect(start(related, of(1))).toBeNull();
  });

  it('must name the designated source (Art 19(2))', () => {
    const designated = { sourceDepartments: { [CONTENT.catalogCode]: 'nation.police' } };
    expect(start({}, designated)).toMatchObject({ code: 'SOURCE_NOT_DESIGNATED', clause: '19(2)' });
    expect(start({ sourceDepartment: 'nation.police' }, designated)).toBeNull();
    expect(start({ sourceDepartment: 'nation.police' })).toMatchObject({ code: 'SOURCE_NOT_DESIGNATED' });
  });

  it('must be the revision that was read', () => {
    const play = playTo('DRAFT').do(handler, 'revise-draft', FIT['revise-draft']);
    expect(play.give(handler, 'start-assessment', { revision: 1 })).toMatchObject({ code: 'STALE_REVISION' });
  });

  it('is announced to the assessors', () => {
    expect(playTo('ASSESSING').notices).toEqual([
      { to: [{ departmentId: 'province.land', role: 'ASSESSOR' }], text: expect.any(String) },
    ]);
  });
});

describe('after an assessment', () => {
  it('a revision voids it, and restoring the content restores it', () => {
    const play = playTo('ASSESSED').do(handler, 'revise-draft', FIT['revise-draft']);
    expect(play.matter.state).toBe('DRAFT');
    play.do(handler, 'start-assessment', { revision: 2 });
    expect(play.matter.state).toBe('ASSESSING');
    play.do(handler, 'revise-draft', { content: CONTENT }).do(handler, 'start-assessment', { revision: 3 });
    expect(play.matter.state).toBe('ASSESSED');
  });

  it('a draft that the head sent back keeps its findings', () => {
    const play = playTo('DEPT_HEAD_REVIEW').do(WHO.head, 'head-reject', { reason: '请核对。' });
    play.do(handler, 'start-assessment', { revision: 1 });
    expect(play.matter.state).toBe('ASSESSED');
    expect(play.happened('assessmentCompleted')).toHaveLength(2);
  });

  it.each(['revise-draft', 'start-assessment', 'submit-to-head'])('its assessor may not %s (SoD-3)', (command) => {
    const play = playTo('ASSESSING').do(assessor, 'record-assessment', finding('SECRECY_RISK'));
    if (command === 'submit-to-head') play.do(assessor, 'record-assessment', finding('PERSONAL_INFO_IMPACT'));
    if (command === 'start-assessment') play.do(handler, 'revise-draft', FIT['revise-draft']);
    const revision = play.matter.data.revision;
    const payload = command === 'revise-draft' ? FIT[command] : { revision };
    const both = { ...lead, personId: assessor.personId };
    expect(play.give(both, command, payload)).toMatchObject({ kind: 'FORBIDDEN', code: 'HAS_ASSESSED' });
  });
});
