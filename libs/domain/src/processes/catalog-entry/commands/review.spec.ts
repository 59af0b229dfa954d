import { describe, expect, it } from '@jest/globals';
import { actorOf } from '../../../access/actor.fixture.js';
import { atLocal } from '../../../calendar/time.js';
import { contentHash } from '../../../catalog/content-hash.js';
import { changed } from '../../../catalog/content.fixture.js';
import { normaliseName } from '../../../catalog/names.js';
import { nameKey } from '../../../matter/facts.fixture.js';
import { EVERY_DEPARTMENT } from '../../../access/recipient.js';
import { CONTENT, FIT, OWN, playOwnTo, playTo, REASONS, WHO } from '../catalog-entry.fixture.js';

const { handler, lead, head, reviewer } = WHO;

describe('publication', () => {
  it('makes the first version effective at the instant of the act, under a notice number', () => {
    const play = playTo('PUBLISHED');
    expect(play.matter).toMatchObject({
      number: 'TG-990000-2026-000001',
      data: {
        versions: [
          {
            version: 1,
            content: CONTENT,
            contentHash: contentHash(CONTENT),
            effectiveAt: atLocal('2026-03-04', 9),
            supersededAt: null,
            noticeNo: 'TG-990000-2026-000001',
            updateId: null,
          },
        ],
      },
    });
  });

  it('is numbered by the authority within its division and the year', () => {
    const outcome = playTo('AUTHORITY_REVIEW').judge(reviewer, 'authority-pass', { revision: 1 });
    expect(outcome).toMatchObject({
      numbered: { series: 'TG', divisionCode: '990000', authorityId: 'province.data', year: 2026 },
    });
  });

  it('is announced to every department', () => {
    const [notice] = playTo('PUBLISHED')
      .happened('entryPublished')
      .flatMap(({ payload }) => payload.notices ?? []);
    expect(notice?.to).toEqual([{ departmentId: EVERY_DEPARTMENT, role: 'WB_HANDLER' }]);
    expect(notice?.text).toContain(CONTENT.name);
  });

  it('must name the revision that was read', () => {
    const refusal = playTo('AUTHORITY_REVIEW').give(reviewer, 'authority-pass', { revision: 2 });
    expect(refusal).toMatchObject({ kind: 'CONFLICT', code: 'STALE_REVISION' });
  });

  it.each(['nation.data', 'city.data'])('is refused to an authority of another level: %s', (authority) => {
    const refusal = playTo('AUTHORITY_REVIEW').give(actorOf('SA_REVIEWER', authority), 'authority-pass', {
      revision: 1,
    });
    expect(['NOT_YOUR_OFFICE', 'NOT_FOUND']).toContain(refusal?.code);
  });
});

describe('publication judges the content as of the pass (Arts 14(3), 16(1))', () => {
  const law = { type: 'LAW', title: '道路交通安全法', article: '第十九条', quotedText: '依法申领。' };
  const forbidding = (repealedOn: string | null) =>
    changed({
      'items.0.itemShareAttribute': 'NON_SHAREABLE',
      nonShareReason: '法律规定不予共享。',
      legalBases: [{ basisId: 'b1', ...law, effectiveFrom: '2020-01-01', repealedOn }],
    });

  it.each<[string, string | null, object | null]>([
    ['blocked by a basis repealed since its submission', '2026-03-04', { kind: 'RULE', code: 'BASIS_REPEALED' }],
    ['open while the basis is in force', '2026-03-05', null],
    ['open where no repeal is known', null, null],
  ])('it is %s', (_, repealedOn, expected) => {
    const play = playTo('AUTHORITY_REVIEW', {}, forbidding(repealedOn)).passTo(atLocal('2026-03-04', 9));
    const refusal = play.give(reviewer, 'authority-pass', { revision: 1 });
    if (expected === null) expect(refusal).toBeNull();
    else {
      expect(refusal).toMatchObject({
        ...expected,
        clause: '14(3)',
        fields: [{ field: 'content.legalBases.0.repealedOn' }],
      });
      expect(refusal?.message).toContain('依据已经废止');
      expect(play.give(reviewer, 'authority-return', REASONS)).toBeNull();
    }
  });

  it('a name that another entry took meanwhile blocks it as well', () => {
    const play = playTo('AUTHORITY_REVIEW');
    play.facts = { ...play.facts, entryNames: { [nameKey('province.land', normaliseName(CONTENT.name))]: 'another' } };
    expect(play.give(reviewer, 'authority-pass', { revision: 1 })).toMatchObject({ code: 'NAME_TAKEN' });
  });
});

describe('a return', () => {
  it('requires reasons', () => {
    const play = playTo('AUTHORITY_REVIEW');
    expect(play.give(reviewer, 'authority-return', { reasons: [] })).toMatchObject({ kind: 'SHAPE' });
    play.do(reviewer, 'authority-return', REASONS);
    expect(play.matter.data.opinions.at(-1)).toMatchObject({ by: 'AUTHORITY', agreed: false, ...REASONS });
    expect(play.notices.at(-1)?.to).toContainEqual({ departmentId: 'province.land', role: 'WB_LEAD' });
  });

  it('changes no content: the authority cannot edit it', () => {
    for (const state of ['AUTHORITY_REVIEW', 'RETURNED'] as const)
      expect(playTo(state).give(reviewer, 'revise-draft', FIT['revise-draft'])).toMatchObject({
        code: 'NOT_YOUR_OFFICE',
      });
  });

  it('is followed by a second submission with a target of its own', () => {
    const play = playTo('RETURNED').do(handler, 'rework', {});
    play.do(handler, 'start-assessment', { revision: 1 }).do(lead, 'submit-to-head', { revision: 1 });
    play.do(head, 'head-approve', { revision: 1 });
    expect(play.clocks).toBe('review-1 MET 2026-03-17, review-2 RUNNING 2026-03-18');
    play.do(reviewer, 'authority-pass', { revision: 1 });
    expect(play.clocks).toBe('review-1 MET 2026-03-17, review-2 MET 2026-03-18');
  });
});

describe('an entry of the authority’s own (SoD-4)', () => {
  it.each(['handler', 'lead', 'assessor', 'head'] as const)('may not be reviewed by its %s', (role) => {
    const both = { ...OWN.reviewer, personId: OWN[role].personId };
    for (const command of ['authority-pass', 'authority-return'])
      expect(playOwnTo('AUTHORITY_REVIEW').give(both, command, FIT[command])).toMatchObject({
        kind: 'FORBIDDEN',
        code: 'HAS_HANDLED',
        clause: '16(1)',
      });
  });

  it('may be reviewed by another person, even one who returned it before', () => {
    const play = playOwnTo('RETURNED').do(OWN.handler, 'rework', {});
    play.do(OWN.handler, 'start-assessment', { revision: 1 }).do(OWN.lead, 'submit-to-head', { revision: 1 });
    play.do(OWN.head, 'head-approve', { revision: 1 }).do(OWN.reviewer, 'authority-pass', { revision: 1 });
    expect(play.matter.state).toBe('PUBLISHED');
  });
});
