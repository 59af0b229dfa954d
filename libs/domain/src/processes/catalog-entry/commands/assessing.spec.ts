import { describe, expect, it } from '@jest/globals';
import { contentHash } from '../../../catalog/content-hash.js';
import { changed, type Changes } from '../../../catalog/content.fixture.js';
import { CONTENT, finding, Play, playTo, standing, WHO } from '../catalog-entry.fixture.js';

const { handler, assessor } = WHO;
const RELATED = '3070990000002/000002';

function assessing(changes: Changes = {}): Play {
  const play = new Play({ facts: { entries: { [RELATED]: standing({ catalogCode: RELATED }) } } });
  play.facts = { ...playTo('DRAFT').facts, entries: play.facts.entries };
  return play
    .do(handler, 'create-draft', { content: changed(changes) })
    .do(handler, 'start-assessment', { revision: 1 });
}
const WITHOUT_PERSONAL_INFO: Changes = { containsPersonalInfo: false, 'items.0.personalInfo': 'NONE' };

describe('the assessments that a content needs', () => {
  it.each<[string, Changes, readonly string[]]>([
    ['any', WITHOUT_PERSONAL_INFO, ['SECRECY_RISK']],
    ['with personal information', {}, ['PERSONAL_INFO_IMPACT', 'SECRECY_RISK']],
    ['joined with another', { ...WITHOUT_PERSONAL_INFO, relatedCodes: [RELATED] }, ['AGGREGATION', 'SECRECY_RISK']],
    ['with both', { relatedCodes: [RELATED] }, ['AGGREGATION', 'PERSONAL_INFO_IMPACT', 'SECRECY_RISK']],
  ])('%s: the entry is ASSESSED when the last of them is recorded', (_, changes, needed) => {
    const play = assessing(changes);
    for (const type of needed) {
      expect(play.matter.state).toBe('ASSESSING');
      play.do(assessor, 'record-assessment', finding(type));
    }
    expect(play.matter.state).toBe('ASSESSED');
    expect(play.happened('assessmentCompleted')).toHaveLength(1);
  });

  it('are bound to the content by its hash, and proven by their reports', () => {
    const [assessed] = playTo('ASSESSED').happened('entryAssessed');
    expect(assessed?.payload).toMatchObject({
      assessment: { type: 'SECRECY_RISK', result: 'PASS', contentHash: contentHash(CONTENT), reports: [{}] },
      documents: [{ sha256: 'a'.repeat(64) }],
    });
  });

  it('are not complete while one has failed, until a later finding passes', () => {
    const play = assessing().do(assessor, 'record-assessment', finding('SECRECY_RISK'));
    play.do(assessor, 'record-assessment', finding('PERSONAL_INFO_IMPACT', { result: 'FAIL' }));
    expect(play.matter).toMatchObject({ state: 'ASSESSING', data: { locked: false } });
    expect(play.notices.at(-1)?.to).toEqual([
      { departmentId: 'province.land', role: 'WB_LEAD' },
      { departmentId: 'province.land', role: 'DEPT_HEAD' },
    ]);
    play.do(assessor, 'record-assessment', finding('PERSONAL_INFO_IMPACT'));
    expect(play.matter.state).toBe('ASSESSED');
  });
});

describe('an assessment is refused', () => {
  it.each<[string, object, string, string]>([
    ['without its report', { documents: [] }, 'REPORT_MISSING', 'documents'],
    ['dated in the future', { assessedOn: '2026-03-03' }, 'ASSESSED_IN_FUTURE', 'assessedOn'],
  ])('%s', (_, more, code, field) => {
    const refusal = playTo('ASSESSING').give(assessor, 'record-assessment', finding('SECRECY_RISK', { ...more }));
    expect(refusal).toMatchObject({ kind: 'RULE', code, clause: '13(1)', fields: [{ field }] });
  });

  it('for a draft that was revised since', () => {
    const refusal = playTo('ASSESSING').give(assessor, 'record-assessment', finding('SECRECY_RISK', { revision: 2 }));
    expect(refusal).toMatchObject({ kind: 'CONFLICT', code: 'STALE_REVISION' });
  });

  it('to a writer of the draft, under another account as well (SoD-3)', () => {
    const both = { ...assessor, personId: handler.personId };
    const refusal = playTo('ASSESSING').give(both, 'record-assessment', finding('SECRECY_RISK'));
    expect(refusal).toMatchObject({ kind: 'FORBIDDEN', code: 'OWN_DRAFT' });
  });
});

it('a failed secrecy assessment locks the entry and notifies its leaders', () => {
  const play = assessing().do(assessor, 'record-assessment', finding('SECRECY_RISK', { result: 'FAIL' }));
  expect(play.events.slice(-2).map(({ type }) => type)).toEqual(['entryAssessed', 'entryLocked']);
  expect(play.notices.at(-1)?.text).toContain('锁定');
});
