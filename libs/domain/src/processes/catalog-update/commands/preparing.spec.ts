import { describe, expect, it } from '@jest/globals';
import { atLocal } from '../../../calendar/time.js';
import { nameKey } from '../../../matter/facts.fixture.js';
import { CONTENT } from '../../../catalog/content.fixture.js';
import {
  ABSTRACT,
  CODE,
  CONDITIONS,
  ENTRY_ID,
  finding,
  FIT,
  hashWith,
  OPENING,
  Play,
  playTo,
  retiring,
  sameManAs,
  standing,
  WHO,
} from '../catalog-update.fixture.js';

const { handler, lead, head, assessor } = WHO;
const submit = (play: Play, revision = 1) => play.give(lead, 'submit-to-head', { revision });
/** Plays an update to the draft of a change that needs assessments. */
const drafted = (change = CONDITIONS): Play =>
  playTo('PREPARING').passTo(atLocal('2026-03-03', 9)).do(handler, 'revise-change', change);
const assess = (play: Play, type: string, more: object = {}) =>
  play.give(assessor, 'record-assessment', finding(type, more));
const assessed = (play = drafted()): Play => {
  for (const type of ['SECRECY_RISK', 'PERSONAL_INFO_IMPACT']) expect(assess(play, type)).toBeNull();
  return play;
};

describe('a draft of a change', () => {
  it('may be replaced again and again; each draft is a new revision', () => {
    const play = drafted().do(lead, 'revise-change', ABSTRACT);
    expect(play.matter.data.draft).toMatchObject({ revision: 2, ...ABSTRACT, contentHash: hashWith(ABSTRACT) });
    expect(play.matter.data.draft?.changes).toEqual(ABSTRACT.changes);
  });

  it('lists the assessments that it needs', () => {
    expect(drafted().matter.data.draft?.needed).toEqual(['SECRECY_RISK', 'PERSONAL_INFO_IMPACT']);
    expect(drafted(ABSTRACT).matter.data.draft?.needed).toEqual([]);
  });

  it.each([
    ['of the code', { changes: { catalogCode: '307/2' }, changeReason: '原因' }],
    ['of an unknown field', { changes: { colour: '红' }, changeReason: '原因' }],
    ['with a blank reason', { changes: ABSTRACT.changes, changeReason: ' ' }],
  ])('is refused %s', (_, payload) => {
    expect(playTo('PREPARING').give(handler, 'revise-change', payload)).toMatchObject({ kind: 'SHAPE' });
  });

  it('is refused to an assessor of an earlier draft (SoD-3)', () => {
    const refusal = assessed().give(sameManAs(assessor, handler), 'revise-change', ABSTRACT);
    expect(refusal).toMatchObject({ kind: 'FORBIDDEN', code: 'HAS_ASSESSED' });
  });

  it('may not be submitted by its assessor either', () => {
    const refusal = assessed().give(sameManAs(assessor, lead), 'submit-to-head', { revision: 1 });
    expect(refusal).toMatchObject({ kind: 'FORBIDDEN', code: 'HAS_ASSESSED' });
  });

  it('is refused for a retirement', () => {
    const play = retiring().do(handler, 'start-update', {});
    expect(play.give(handler, 'revise-change', ABSTRACT)).toMatchObject({ code: 'RETIREMENT_CHANGES_NOTHING' });
    expect(assess(play, 'SECRECY_RISK')).toMatchObject({ code: 'RETIREMENT_CHANGES_NOTHING' });
  });
});

describe('an assessment', () => {
  it('is bound to the whole content that results from the change', () => {
    const { assessments } = assessed().matter.data;
    expect(assessments.map(({ type, contentHash }) => [type, contentHash])).toEqual([
      ['SECRECY_RISK', hashWith(CONDITIONS)],
      ['PERSONAL_INFO_IMPACT', hashWith(CONDITIONS)],
    ]);
  });

  it('must name the revision that was read', () => {
    expect(assess(drafted(), 'SECRECY_RISK', { revision: 2 })).toMatchObject({ code: 'STALE_REVISION' });
  });

  it('must cite a report', () => {
    const refusal = assess(drafted(), 'SECRECY_RISK', { documents: [] });
    expect(refusal).toMatchObject({ kind: 'RULE', code: 'REPORT_MISSING', clause: '13(1)' });
    expect(assessed().happened('changeAssessed')[0]?.payload.documents).toHaveLength(1);
  });

  it('may not be dated in the future', () => {
    expect(assess(drafted(), 'SECRECY_RISK', { assessedOn: '2026-03-04' })).toMatchObject({
      code: 'ASSESSED_IN_FUTURE',
    });
  });

  it('is refused before a change is drafted', () => {
    expect(assess(playTo('PREPARING'), 'SECRECY_RISK')).toMatchObject({ code: 'NO_CHANGE' });
  });

  it('is refused to the writer of the change under another account (SoD-3)', () => {
    const refusal = drafted().give(sameManAs(handler, assessor), 'record-assessment', finding('SECRECY_RISK'));
    expect(refusal).toMatchObject({ kind: 'FORBIDDEN', code: 'OWN_DRAFT', clause: '13(1)' });
  });

  it('that fails is announced to lead and head', () => {
    const play = drafted();
    expect(assess(play, 'PERSONAL_INFO_IMPACT', { result: 'FAIL' })).toBeNull();
    expect(play.notices.at(-1)?.to).toEqual([
      { departmentId: 'city.housing', role: 'WB_LEAD' },
      { departmentId: 'city.housing', role: 'DEPT_HEAD' },
    ]);
  });
});

describe('a change is submitted to the head', () => {
  it('without assessment if items, attribute and conditions stay', () => {
    expect(submit(drafted(ABSTRACT))).toBeNull();
  });

  it('once it is assessed', () => {
    expect(submit(assessed())).toBeNull();
  });

  it('only with all assessments; the refusal names the missing ones', () => {
    const play = drafted();
    expect(submit(play)).toMatchObject({ kind: 'RULE', code: 'ASSESSMENT_MISSING', clause: '13(1)' });
    assess(play, 'SECRECY_RISK');
    const message = submit(play)?.message ?? '';
    expect(message).toContain('个人信息保护影响评估');
    expect(message).not.toContain('保密风险评估');
  });

  it('only if it was not revised since, because the assessments hold for another content', () => {
    const play = assessed();
    const other = { ...CONDITIONS, changes: { ...CONDITIONS.changes, ...ABSTRACT.changes } };
    play.do(handler, 'revise-change', other);
    expect(submit(play, 2)).toMatchObject({ code: 'ASSESSMENT_MISSING' });
    play.do(handler, 'revise-change', CONDITIONS);
    expect(submit(play, 3)).toBeNull();
  });

  it('only if the entry has not changed since', () => {
    const play = assessed().entryNow({ version: 2, content: { ...CONTENT, abstract: '另一项更新已经改写的摘要。' } });
    expect(submit(play)).toMatchObject({ code: 'ASSESSMENT_MISSING' });
  });

  it('by the latest finding: a later pass replaces a failure', () => {
    const play = drafted();
    for (const result of ['FAIL', 'PASS']) assess(play, 'PERSONAL_INFO_IMPACT', { result });
    assess(play, 'SECRECY_RISK');
    expect(submit(play)).toBeNull();
    const worse = assessed();
    assess(worse, 'PERSONAL_INFO_IMPACT', { result: 'FAIL' });
    expect(submit(worse)).toMatchObject({ code: 'ASSESSMENT_MISSING' });
  });

  it('never with a content that holds state secrets, whatever later findings say', () => {
    const play = drafted();
    assess(play, 'SECRECY_RISK', { result: 'FAIL' });
    assessed(play);
    expect(submit(play)).toMatchObject({ kind: 'RULE', code: 'SECRECY_RISK_FAILED', clause: '13(1)' });
    play.do(handler, 'revise-change', ABSTRACT);
    expect(submit(play, 2)).toBeNull();
  });

  it('with an impact assessment if the change adds personal information', () => {
    const content = { ...CONTENT, containsPersonalInfo: false };
    const play = playTo('PREPARING', { entry: { content } });
    play.do(handler, 'revise-change', { changes: { containsPersonalInfo: true }, changeReason: '原因' });
    expect(play.matter.data.draft?.needed).toEqual(['PERSONAL_INFO_IMPACT']);
  });

  it('only if it is complete and lawful; the refusal names every fault', () => {
    const play = drafted({ changes: { abstract: '', shareModes: [] }, changeReason: '原因' });
    expect(submit(play)).toMatchObject({
      kind: 'RULE',
      clause: expect.stringMatching(/^(§|\d)/),
      fields: expect.arrayContaining([
        expect.objectContaining({ field: 'changes.abstract' }),
        expect.objectContaining({ field: 'changes.shareModes' }),
      ]),
    });
  });

  it('only if no other entry of the provider has the name', () => {
    const named = { changes: { name: '驾驶证信息核验' }, changeReason: '原因' };
    const play = drafted(named);
    const key = nameKey('city.housing', '驾驶证信息核验');
    play.facts = { ...play.facts, entryNames: { [key]: '11111111-4d0e-4f0a-9a55-3f1f6d1f0a10' } };
    expect(submit(play)).toMatchObject({ code: 'NAME_TAKEN', fields: [{ field: 'changes.name' }] });
    play.facts = { ...play.facts, entryNames: { [key]: ENTRY_ID } };
    expect(submit(play)).toBeNull();
  });

  it('only if the related entries are published; a draft of another department counts as none', () => {
    const other = '3070990000002/000002';
    const play = drafted({ changes: { relatedCodes: [other] }, changeReason: '原因' });
    expect(assess(play, 'AGGREGATION')).toBeNull();
    expect(submit(play)).toMatchObject({ fields: [{ field: expect.stringContaining('changes.relatedCodes') }] });
    const related = (version: number) => {
      play.facts = {
        ...play.facts,
        entries: { ...play.facts.entries, [other]: standing({ catalogCode: other, version }) },
      };
    };
    related(0);
    expect(submit(play)).toMatchObject({ fields: [{ field: expect.stringContaining('changes.relatedCodes') }] });
    related(1);
    expect(submit(play)).toBeNull();
  });

  it('only with its designated source', () => {
    const play = drafted({ changes: { sourceDepartment: 'nation.police' }, changeReason: '原因' });
    expect(submit(play)).toMatchObject({ fields: [{ field: 'changes.sourceDepartment' }] });
    play.facts = { ...play.facts, sourceDepartments: { [CODE]: 'nation.police' } };
    expect(submit(play)).toBeNull();
  });

  it('only if a change is drafted and changes the content', () => {
    expect(submit(playTo('PREPARING'))).toMatchObject({ code: 'NO_CHANGE', clause: '17(1)' });
    const same = drafted({ changes: { abstract: CONTENT.abstract }, changeReason: '原因' });
    expect(submit(same)).toMatchObject({ code: 'NO_CHANGE' });
  });

  it.each<[string, object, readonly string[]]>([
    ['nothing', {}, ['changes', 'changeReason']],
    ['no change', { changes: {}, changeReason: '原因' }, ['changes']],
    ['no reason', { changes: ABSTRACT.changes }, ['changeReason']],
  ])('not with a draft that says %s yet; each missing field is named', (_, draft, missing) => {
    const play = playTo('PREPARING').do(handler, 'revise-change', draft);
    const refusal = submit(play);
    expect(refusal).toMatchObject({ kind: 'RULE', code: 'CHANGE_INCOMPLETE', clause: '17(1)' });
    expect(refusal?.fields?.map(({ field }) => field)).toEqual(missing);
    play.do(handler, 'revise-change', ABSTRACT);
    expect(play.give(lead, 'submit-to-head', { revision: 2 })).toBeNull();
  });

  it('only if the entry has not left the catalogue', () => {
    expect(submit(drafted(ABSTRACT).entryNow({ state: 'RETIRED' }))).toMatchObject({ code: 'ENTRY_RETIRED' });
    expect(submit(drafted(ABSTRACT).entryNow({ state: 'RETIREMENT_REVIEW' }))).toBeNull();
  });

  it('only in the revision that was read', () => {
    expect(submit(drafted(ABSTRACT), 2)).toMatchObject({ kind: 'CONFLICT', code: 'STALE_REVISION' });
  });
});

describe('the head’s consent (Art 13(1))', () => {
  const before = () => playTo('DEPT_HEAD_REVIEW');

  it.each([
    ['the drafter', handler],
    ['the lead who submitted', lead],
  ])('is refused to %s, under another account (SoD-3)', (_, person) => {
    expect(before().give(sameManAs(person, head), 'head-approve', FIT['head-approve'])).toMatchObject({
      kind: 'FORBIDDEN',
      code: 'OWN_DRAFT',
      clause: '13(1)',
    });
  });

  it('is refused to the assessor, under another account (SoD-3)', () => {
    const play = assessed().do(lead, 'submit-to-head', { revision: 1 });
    expect(play.give(sameManAs(assessor, head), 'head-approve', { revision: 1 })).toMatchObject({
      code: 'HAS_ASSESSED',
    });
  });

  it('must name the revision that was read', () => {
    expect(before().give(head, 'head-approve', { revision: 2 })).toMatchObject({ code: 'STALE_REVISION' });
  });

  it('is refused if the entry has changed since', () => {
    const play = before().entryNow({ version: 2, content: { ...CONTENT, recordCount: 9 } });
    expect(play.give(head, 'head-approve', { revision: 1 })).toMatchObject({ kind: 'CONFLICT', code: 'ENTRY_CHANGED' });
    play.do(head, 'head-reject', FIT['head-reject']).do(lead, 'submit-to-head', { revision: 1 });
    expect(play.give(head, 'head-approve', { revision: 1 })).toBeNull();
  });

  it('submits the change, and the submission keeps it with its assessments', () => {
    const play = assessed().do(lead, 'submit-to-head', { revision: 1 }).do(head, 'head-approve', { revision: 1 });
    expect(play.matter.data.submissions).toMatchObject([
      {
        revision: 1,
        change: CONDITIONS,
        contentHash: hashWith(CONDITIONS),
        submittedAt: play.now,
        outcome: null,
        assessments: [{ type: 'SECRECY_RISK' }, { type: 'PERSONAL_INFO_IMPACT' }],
      },
    ]);
    expect(play.notices.at(-1)?.to).toEqual([{ departmentId: 'city.data', role: 'SA_REVIEWER' }]);
  });
});

describe('a change while another version waits for its day', () => {
  const LATER = { ...CONTENT, updateFrequency: 'DAILY' as const };
  const ahead = [
    { effectiveAt: atLocal('2025-08-01'), content: CONTENT },
    { effectiveAt: atLocal('2026-12-01'), content: LATER },
  ];
  const drafted = (eventDate: string): string => {
    const play = new Play({ entry: { content: LATER, ahead } }).do(handler, 'open-update', { ...OPENING, eventDate });
    play.do(handler, 'start-update', {}).do(handler, 'revise-change', ABSTRACT);
    return play.matter.data.draft?.contentHash ?? '';
  };

  it.each([
    ['builds on what is in effect', '2026-03-02', CONTENT],
    ['builds on what will be in effect on its own day', '2026-12-02', LATER],
  ])('%s', (_, eventDate, base) => {
    expect(drafted(eventDate)).toBe(hashWith(ABSTRACT, base));
  });
});
