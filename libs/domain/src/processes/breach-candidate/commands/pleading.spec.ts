import { describe, expect, it } from '@jest/globals';
import { atLocal } from '../../../calendar/time.js';
import { breachCandidate } from '../breach-candidate.js';
import { BREACH_CLAUSES } from '../clauses.js';
import { EVIDENCE, FIT, playTo, WHO, type Play } from '../breach-candidate.fixture.js';

const { supervisor, authorityHead, lead, head, above } = WHO;
const ANSWER = '证明所载的断电不在期限之内，不构成正当理由。';
const judgement = (more: object = {}) => ({ ...(FIT.judge as object), ...more });
const pleas = (play: Play) => breachCandidate.view(play.matter, new Set()).pleas;

describe('a plea of a justified reason', () => {
  it('stands in the candidate with its documents, and the judge is told', () => {
    const play = playTo('OPEN').do(lead, 'plead', FIT.plead);
    const pleaded = {
      reason: '机房因洪水断电五日，见证明。',
      evidence: [EVIDENCE],
      pleadedAt: play.now,
      answered: false,
    };
    expect(pleas(play)).toEqual([pleaded]);
    expect(play.notices.at(-1)?.to.map(({ departmentId }) => departmentId)).toEqual(['province.data', 'province.data']);
  });

  it.each(BREACH_CLAUSES)('is open only where the clause has the exception: %s', (clause) => {
    const refusal = playTo('OPEN', { clause }).give(lead, 'plead', FIT.plead);
    if (clause === '39(4)') expect(refusal).toBeNull();
    else expect(refusal).toMatchObject({ kind: 'RULE', code: 'NO_EXCUSE_IN_CLAUSE', clause });
  });

  it('needs a document, and comes once before a judgement', () => {
    const play = playTo('OPEN');
    expect(play.give(lead, 'plead', { reason: '断电。' })).toMatchObject({ code: 'EVIDENCE_REQUIRED' });
    play.do(lead, 'plead', FIT.plead);
    expect(play.give(head, 'plead', FIT.plead)).toMatchObject({ kind: 'CONFLICT', code: 'PLEADED_ALREADY' });
  });

  it('is of the responsible department alone', () => {
    for (const actor of [supervisor, above, WHO.handler])
      expect(playTo('OPEN').give(actor, 'plead', FIT.plead)).toMatchObject({ code: 'NOT_YOUR_OFFICE' });
    expect(playTo('OPEN').give(WHO.otherParty, 'plead', FIT.plead)).toMatchObject({ kind: 'UNSEEN' });
  });

  it('comes before the judgement; after it, only while the lateness goes on', () => {
    expect(playTo('JUDGED').give(lead, 'plead', FIT.plead)).toMatchObject({ code: 'JUDGED_ALREADY' });
    expect(playTo('JUDGED').passTo(atLocal('2026-03-30', 9)).give(lead, 'plead', FIT.plead)).toBeNull();
  });
});

describe('a judgement while a plea waits', () => {
  const pleaded = () => playTo('OPEN').do(lead, 'plead', FIT.plead);

  it.each(['BREACH', 'JUSTIFIED', 'DISMISSED'])('answers it: %s', (outcome) => {
    const play = pleaded();
    const unanswered = { kind: 'RULE', code: 'PLEA_UNANSWERED', fields: [{ field: 'answer' }] };
    expect(play.give(supervisor, 'judge', judgement({ outcome }))).toMatchObject(unanswered);
    expect(play.give(supervisor, 'judge', judgement({ outcome, answer: '不成立。' }))).toMatchObject({
      code: 'REASON_TOO_SHORT',
      fields: [{ field: 'answer' }],
    });
    expect(play.give(supervisor, 'judge', judgement({ outcome, answer: ANSWER }))).toBeNull();
    expect(play.matter.data.judgements).toMatchObject([{ outcome, answer: ANSWER }]);
    expect(pleas(play)).toMatchObject([{ answered: true }]);
  });

  it('leaves the objection to the department', () => {
    const play = pleaded().do(supervisor, 'judge', judgement({ answer: ANSWER }));
    expect(play.give(lead, 'contest', FIT.contest)).toBeNull();
    expect(play.give(authorityHead, 'judge', judgement())).toBeNull();
  });

  it('that is undone leaves the plea to the next judge', () => {
    const play = pleaded().do(supervisor, 'judge', judgement({ answer: ANSWER }));
    play.do(above, 'undo-judgement', FIT['undo-judgement']);
    expect(play.give(authorityHead, 'judge', judgement())).toMatchObject({ code: 'PLEA_UNANSWERED' });
  });
});

describe('a plea after a judgement, while the lateness goes on', () => {
  const pleaded = () => playTo('JUDGED').passTo(atLocal('2026-03-20', 9)).do(lead, 'plead', FIT.plead);
  const tasks = (play: Play) => breachCandidate.tasks(play.matter).map(({ command }) => command);

  it('is work for the judge, until it is answered', () => {
    expect(tasks(playTo('JUDGED'))).toEqual([]);
    const play = pleaded();
    expect(tasks(play)).toEqual(['judge']);
    play.do(authorityHead, 'judge', judgement({ answer: ANSWER }));
    expect(tasks(play)).toEqual([]);
  });

  it('is answered by the same judgement, where a paper then shows that the act came before it', () => {
    const play = pleaded().react('act-done', { at: atLocal('2026-03-17', 8) });
    expect(play.give(authorityHead, 'judge', judgement({ answer: ANSWER }))).toBeNull();
    expect(pleas(play)).toMatchObject([{ answered: true }]);
    expect(play.give(authorityHead, 'judge', judgement())).toMatchObject({ code: 'JUDGED_ALREADY' });
  });

  it('is no work once the lateness is withdrawn', () => {
    expect(tasks(pleaded().react('withdraw', { reason: '延期获得同意' }))).toEqual([]);
  });
});

it('a judgement answers no plea where none waits', () => {
  const answer = judgement({ answer: ANSWER });
  expect(playTo('OPEN').give(supervisor, 'judge', answer)).toMatchObject({ kind: 'RULE', code: 'NO_PLEA' });
});
