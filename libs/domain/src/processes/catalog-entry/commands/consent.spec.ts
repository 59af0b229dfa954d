import { describe, expect, it } from '@jest/globals';
import { atLocal } from '../../../calendar/time.js';
import { CONTENT, finding, playTo, REASON, WHO, Play } from '../catalog-entry.fixture.js';
import { changed } from '../../../catalog/content.fixture.js';

const { handler, lead, assessor, head } = WHO;

describe('the department’s head', () => {
  it.each([
    ['wrote it', handler, 'OWN_DRAFT'],
    ['submitted it', lead, 'OWN_DRAFT'],
    ['assessed it', assessor, 'HAS_ASSESSED'],
  ])('may not consent as the person who %s (SoD-3)', (_, who, code) => {
    const both = { ...head, personId: who.personId };
    const refusal = playTo('DEPT_HEAD_REVIEW').give(both, 'head-approve', { revision: 1 });
    expect(refusal).toMatchObject({ kind: 'FORBIDDEN', code, clause: '13(1)' });
  });

  it.each([
    ['submit-to-head', 'ASSESSED', lead],
    ['head-approve', 'DEPT_HEAD_REVIEW', head],
  ] as const)('%s names the draft that was read', (command, from, who) => {
    const refusal = playTo(from).give(who, command, { revision: 2 });
    expect(refusal).toMatchObject({ kind: 'CONFLICT', code: 'STALE_REVISION' });
  });

  it('rejects with a reason, which stays with the draft', () => {
    const play = playTo('DEPT_HEAD_REVIEW');
    expect(play.give(head, 'head-reject', { reason: ' ' })).toMatchObject({ kind: 'SHAPE' });
    play.do(head, 'head-reject', REASON);
    expect(play.matter.data.opinions).toEqual([
      { by: 'DEPT_HEAD', revision: 1, agreed: false, reasons: [REASON.reason], at: play.now },
    ]);
    expect(play.clocks).toBe('');
  });

  it('may not consent if a legal basis has been repealed since', () => {
    const basis = {
      basisId: 'b1',
      type: 'LAW',
      title: '道路交通安全法',
      article: '第十九条',
      quotedText: '驾驶机动车，应当依法取得驾驶证。',
    };
    const content = changed({ legalBases: [{ ...basis, effectiveFrom: '2021-04-29', repealedOn: '2026-03-04' }] });
    const play = playTo('DEPT_HEAD_REVIEW', {}, content).passTo(atLocal('2026-03-04', 9));
    expect(play.give(head, 'head-approve', { revision: 1 })).toMatchObject({ code: 'BASIS_REPEALED', clause: '14(3)' });
  });
});

/** Plays a consent on this date. */
function consentedAt(date: string): Play {
  const documents = { assessedOn: date };
  return new Play({ begins: atLocal(date, 8) })
    .do(handler, 'create-draft', { content: CONTENT })
    .do(handler, 'start-assessment', { revision: 1 })
    .do(assessor, 'record-assessment', finding('SECRECY_RISK', documents))
    .do(assessor, 'record-assessment', finding('PERSONAL_INFO_IMPACT', documents))
    .do(lead, 'submit-to-head', { revision: 1 })
    .do(head, 'head-approve', { revision: 1 });
}

describe('the authority’s target', () => {
  it.each([
    ['over National Day 2025', '2025-09-25', '2025-10-15'],
    ['over the Spring Festival 2026', '2026-02-09', '2026-02-28'],
  ])('is ten working days, %s from %s to %s', (_, date, lastDay) => {
    const play = consentedAt(date);
    expect(play.clock('review-1')).toMatchObject({
      kind: 'SOFT',
      responsible: 'province.data',
      lastDay,
      workingDays: 10,
    });
  });

  it('sends reminders, decides nothing and opens no breach candidate', () => {
    const play = playTo('AUTHORITY_REVIEW').passTo(atLocal('2026-04-30', 12));
    expect(play.matter.state).toBe('AUTHORITY_REVIEW');
    expect(play.alerts).toEqual(expect.arrayContaining(['review-1 L0', 'review-1 L3', 'review-1 L4']));
    for (const { payload } of play.happened('alertRaised')) expect(payload.breachClause).toBeNull();
    play.do(WHO.reviewer, 'authority-pass', { revision: 1 });
    expect(play.matter.state).toBe('PUBLISHED');
  });
});
