import { describe, expect, it } from '@jest/globals';
import { actorOf } from '../../../access/actor.fixture.js';
import { atLocal } from '../../../calendar/time.js';
import { changed, CONTENT } from '../../../catalog/content.fixture.js';
import {
  ABSTRACT,
  CONDITIONS,
  ENTRY_ID,
  finding,
  FIT,
  hashWith,
  OPENING,
  Play,
  playTo,
  RETIREMENT,
  retiring,
  VOLUNTARY,
  WHO,
} from '../catalog-update.fixture.js';

const { handler, lead, head, reviewer } = WHO;
/** Submits an update in PREPARING again, all on the same day. */
const resubmitted = (play: Play): Play =>
  play
    .do(handler, 'rework', {})
    .do(lead, 'submit-to-head', FIT['submit-to-head'])
    .do(head, 'head-approve', FIT['head-approve']);
const returned = (play: Play): Play => play.do(reviewer, 'authority-return', FIT['authority-return']);

describe('an update is published (Art 17(3))', () => {
  it('within T3, two working days from the submission, for which the authority is responsible', () => {
    const play = playTo('SUBMITTED');
    expect(play.clock('review-1')).toMatchObject({
      kind: 'STATUTORY',
      clause: '17(3)',
      breachClause: '41(3)',
      responsible: 'city.data',
      workingDays: 2,
      otherParty: 'city.housing',
      day0: '2026-03-05',
      lastDay: '2026-03-09',
    });
  });

  it('by passing it on to the entry, and the provider gets a notice', () => {
    const play = playTo('PUBLISHED');
    expect(play.effects.at(-1)).toEqual({
      process: 'catalog-entry',
      matterId: ENTRY_ID,
      reaction: 'update-published',
      payload: {
        updateId: 'm1',
        kind: 'CHANGE',
        eventDate: '2026-03-02',
        changes: ABSTRACT.changes,
        assessments: [],
        reason: ABSTRACT.changeReason,
      },
    });
    expect(play.notices.at(-1)?.to).toMatchObject([{ departmentId: 'city.housing', role: 'WB_HANDLER' }, {}]);
    expect(play.matter.data.submissions).toMatchObject([
      { outcome: 'PASSED', decidedAt: play.now, contentHash: hashWith(ABSTRACT) },
    ]);
  });

  it('only in the revision that was read', () => {
    expect(playTo('SUBMITTED').give(reviewer, 'authority-pass', { revision: 2 })).toMatchObject({
      code: 'STALE_REVISION',
    });
  });

  describe('if it is still fit', () => {
    /** Plays an update that was assessed, consented to and submitted for the entry as it was then. */
    const submitted = (): Play => {
      const play = playTo('PREPARING').passTo(atLocal('2026-03-03', 9)).do(handler, 'revise-change', CONDITIONS);
      for (const type of ['SECRECY_RISK', 'PERSONAL_INFO_IMPACT'])
        play.do(WHO.assessor, 'record-assessment', finding(type));
      return play.do(lead, 'submit-to-head', { revision: 1 }).do(head, 'head-approve', { revision: 1 });
    };

    it('and refused if another update led to a content that is not assessed (Art 13(1)); it can only be returned', () => {
      const play = submitted().entryNow({ content: { ...CONTENT, updateFrequency: 'DAILY' } });
      expect(play.give(reviewer, 'authority-pass', { revision: 1 })).toMatchObject({ code: 'ASSESSMENT_MISSING' });
      expect(returned(play).matter.state).toBe('RETURNED');
    });

    it('even after another update if its change needs no assessment', () => {
      const play = playTo('SUBMITTED').entryNow({ content: { ...CONTENT, updateFrequency: 'DAILY' } });
      expect(play.give(reviewer, 'authority-pass', { revision: 1 })).toBeNull();
    });

    it.each([
      ['the entry has retired', { state: 'RETIRED' }, 'ENTRY_RETIRED'],
      ['another update states the same', { content: { ...CONTENT, ...ABSTRACT.changes } }, 'NO_CHANGE'],
    ])('and refused if %s', (_, entry, code) => {
      const play = playTo('SUBMITTED').entryNow(entry);
      expect(play.give(reviewer, 'authority-pass', { revision: 1 })).toMatchObject({ code });
      expect(play.effects.map(({ reaction }) => reaction)).toEqual(['update-opened']);
    });
  });

  it('a return requires reasons', () => {
    expect(playTo('SUBMITTED').give(reviewer, 'authority-return', { reasons: [] })).toMatchObject({ kind: 'SHAPE' });
  });
});

it('a legal basis repealed since the submission blocks the pass, and the update is returned (Art 14(3))', () => {
  const law = { type: 'LAW', title: '道路交通安全法', article: '第十九条', quotedText: '依法申领。' };
  const content = changed({
    'items.0.itemShareAttribute': 'NON_SHAREABLE',
    nonShareReason: '法律规定不予共享。',
    legalBases: [{ basisId: 'b1', ...law, effectiveFrom: '2020-01-01', repealedOn: '2026-03-06' }],
  });
  const play = playTo('SUBMITTED', { entry: { content } }).passTo(atLocal('2026-03-06', 9));
  expect(play.give(reviewer, 'authority-pass', { revision: 1 })).toMatchObject({
    kind: 'RULE',
    code: 'BASIS_REPEALED',
    clause: '14(3)',
    fields: [{ field: 'changes.legalBases.0.repealedOn' }],
  });
  expect(play.give(reviewer, 'authority-return', FIT['authority-return'])).toBeNull();
});

describe('T1 keeps its date after a return (Q-14)', () => {
  it('and resumes to the original date if that is still ahead', () => {
    const play = playTo('RETURNED').passTo(atLocal('2026-03-10', 9));
    expect(play.clocks).toBe('update RUNNING 2026-03-16, review-1 MET 2026-03-09');
    resubmitted(play);
    expect(play.clocks).toBe('update MET 2026-03-16, review-1 MET 2026-03-09, review-2 RUNNING 2026-03-12');
    expect(play.clock('update').metAt).toBe(play.now);
  });

  it('and sends each later rung once, as if it had never been met', () => {
    const play = playTo('RETURNED').passTo(atLocal('2026-04-10'));
    const own = play.alerts.filter((one) => one.startsWith('update'));
    expect(own).toEqual(['L0', 'L1', 'L2', 'L3', 'L4', 'L5', 'L6'].map((rung) => `update ${rung}`));
  });

  it('and stays met if its date passed during the review: a target of two days runs for the rework', () => {
    const play = playTo('DEPT_HEAD_REVIEW').passTo(atLocal('2026-03-16', 17)).do(head, 'head-approve', { revision: 1 });
    returned(play.passTo(atLocal('2026-03-17', 9)));
    expect(play.clocks).toBe('update MET 2026-03-16, review-1 MET 2026-03-18, rework-1 RUNNING 2026-03-19');
    expect(play.clock('rework-1')).toMatchObject({ kind: 'SOFT', breachClause: null, responsible: 'city.housing' });
    play.passTo(atLocal('2026-03-30'));
    expect(play.happened('alertRaised').filter(({ payload }) => payload.breachClause)).toEqual([]);
    expect(play.alerts).toContain('rework-1 L4');
  });

  it('and each further return starts another target', () => {
    const play = playTo('DEPT_HEAD_REVIEW').passTo(atLocal('2026-03-16', 17)).do(head, 'head-approve', { revision: 1 });
    returned(play.passTo(atLocal('2026-03-17', 9)));
    returned(resubmitted(play.passTo(atLocal('2026-03-18', 9))).passTo(atLocal('2026-03-19', 9)));
    expect(play.clocks).toBe(
      'update MET 2026-03-16, review-1 MET 2026-03-18, rework-1 MET 2026-03-19, review-2 MET 2026-03-20, rework-2 RUNNING 2026-03-23',
    );
  });

  it('and has passed at the very instant of its end', () => {
    const play = playTo('DEPT_HEAD_REVIEW').passTo(atLocal('2026-03-16', 17)).do(head, 'head-approve', { revision: 1 });
    const last = structuredClone(play.matter);
    returned(play.passTo(atLocal('2026-03-17')));
    expect(last.clocks[0]?.dueAt).toBe(play.now);
    expect(play.clock('update').state).toBe('MET');
  });

  it('and is overdue again if it was overdue at the submission', () => {
    const play = playTo('DEPT_HEAD_REVIEW').passTo(atLocal('2026-03-18', 9)).do(head, 'head-approve', { revision: 1 });
    returned(play);
    expect(play.clocks).toBe('update RUNNING 2026-03-16, review-1 MET 2026-03-20');
    play.passTo(atLocal('2026-03-20'));
    expect(play.alerts.filter((one) => /^update L[45]/.test(one))).toEqual(['update L4', 'update L5']);
    expect(resubmitted(play).clock('update').metAt).toBe(play.now);
    expect(play.happened('deadlinePassed')).toHaveLength(1);
    expect(play.happened('overdueRevoked')).toEqual([]);
  });

  it('and so does the target of a voluntary update', () => {
    const play = playTo('RETURNED', { opening: VOLUNTARY });
    expect(play.clocks).toBe('voluntary RUNNING 2026-03-16, review-1 MET 2026-03-09');
  });
});

describe('SoD-4: the reviewer', () => {
  it.each([
    ['the superior authority', WHO.above],
    ['the supervisor', WHO.supervisor],
    ['the authority’s head', WHO.authorityHead],
    ['another authority', actorOf('SA_REVIEWER', 'county.data')],
    ['the provider’s head', head],
    ['the provider’s lead', lead],
  ])('is not %s', (_, actor) => {
    for (const command of ['authority-pass', 'authority-return'])
      expect(['NOT_YOUR_OFFICE', 'NOT_FOUND']).toContain(playTo('SUBMITTED').give(actor, command, FIT[command])?.code);
  });

  it('may be the reviewer who opened the update for the provider', () => {
    const play = new Play().do(reviewer, 'open-update', OPENING).do(handler, 'start-update', {});
    play.do(handler, 'revise-change', ABSTRACT).do(lead, 'submit-to-head', { revision: 1 });
    expect(play.do(head, 'head-approve', { revision: 1 }).give(reviewer, 'authority-pass', { revision: 1 })).toBeNull();
  });

  describe('of the authority’s own entry', () => {
    const own = (role: 'WB_HANDLER' | 'WB_LEAD' | 'DEPT_HEAD', more?: object) => actorOf(role, 'city.data', more);
    const also = (role: 'WB_HANDLER' | 'WB_LEAD' | 'DEPT_HEAD') =>
      own(role, { offices: [role, 'SA_REVIEWER' as const].map((held) => ({ role: held, departmentId: 'city.data' })) });
    const submitted = (by: { handler?: ReturnType<typeof own>; head?: ReturnType<typeof own> } = {}) => {
      const { handler: drafter = own('WB_HANDLER'), head: consents = own('DEPT_HEAD') } = by;
      const play = new Play({ entry: { provider: 'city.data' } }).do(own('WB_LEAD'), 'open-update', OPENING);
      play.do(drafter, 'start-update', {}).do(drafter, 'revise-change', ABSTRACT);
      return play.do(own('WB_LEAD'), 'submit-to-head', { revision: 1 }).do(consents, 'head-approve', { revision: 1 });
    };

    it('may not have handled the update', () => {
      for (const by of [{ handler: also('WB_HANDLER') }, { head: also('DEPT_HEAD') }]) {
        const [actor] = Object.values(by);
        if (!actor) throw new Error('nobody');
        for (const command of ['authority-pass', 'authority-return'])
          expect(submitted(by).give(actor, command, FIT[command])).toMatchObject({
            kind: 'FORBIDDEN',
            code: 'HAS_HANDLED',
            clause: '17(3)',
          });
      }
    });

    it('may not have opened it', () => {
      const play = new Play({ entry: { provider: 'city.data' } }).do(reviewer, 'open-update', OPENING);
      play.do(own('WB_HANDLER'), 'start-update', {}).do(own('WB_HANDLER'), 'revise-change', ABSTRACT);
      play.do(own('WB_LEAD'), 'submit-to-head', { revision: 1 }).do(own('DEPT_HEAD'), 'head-approve', { revision: 1 });
      expect(play.give(reviewer, 'authority-pass', { revision: 1 })).toMatchObject({ code: 'HAS_HANDLED' });
    });

    it('may not have asked for it by a trigger', () => {
      const asked = { ...RETIREMENT, provider: 'city.data', triggerId: 't1', askedBy: reviewer.personId };
      const play = new Play({ entry: { provider: 'city.data' } }).react('open-by-trigger', asked);
      play.do(own('WB_LEAD'), 'dismiss', FIT['dismiss']);
      expect(play.give(reviewer, 'confirm-dismissal', {})).toMatchObject({ code: 'HAS_HANDLED' });
      expect(play.give({ ...reviewer, personId: 'another' }, 'confirm-dismissal', {})).toBeNull();
    });

    it('may be another reviewer, even one who returned it before', () => {
      const play = submitted();
      play.do(reviewer, 'authority-return', FIT['authority-return']).do(own('WB_HANDLER'), 'rework', {});
      play.do(own('WB_LEAD'), 'submit-to-head', { revision: 1 }).do(own('DEPT_HEAD'), 'head-approve', { revision: 1 });
      expect(play.give(reviewer, 'authority-pass', { revision: 1 })).toBeNull();
    });
  });
});

describe('a retirement', () => {
  it('passes head and authority without a change of content', () => {
    const play = retiring();
    expect(play.clocks).toBe('update RUNNING 2026-03-16');
    play.do(handler, 'start-update', {}).do(lead, 'submit-to-head', { revision: 1 });
    play.do(head, 'head-approve', { revision: 1 }).do(reviewer, 'authority-pass', { revision: 1 });
    expect(play.matter.state).toBe('PUBLISHED');
    expect(play.effects.map(({ reaction }) => reaction)).toEqual(['update-opened', 'update-published']);
    expect(play.effects.at(-1)?.payload).toEqual({
      updateId: 'm1',
      kind: 'RETIRE',
      eventDate: '2026-03-02',
      changes: {},
      assessments: [],
      reason: RETIREMENT.reason,
    });
    expect(play.matter.data.submissions).toMatchObject([{ change: null, contentHash: null, assessments: [] }]);
  });

  it('may not be consented to by the lead who submitted it, under another account', () => {
    const play = retiring().do(handler, 'start-update', {}).do(lead, 'submit-to-head', { revision: 1 });
    expect(play.give({ ...head, personId: lead.personId }, 'head-approve', { revision: 1 })).toMatchObject({
      code: 'OWN_DRAFT',
    });
  });

  it('may not be consented to, as head, by the person who proposed it as lead in the matter of the entry', () => {
    const play = new Play().react('open-retirement', { ...RETIREMENT, askedBy: 'the proposer' });
    play.do(handler, 'start-update', {}).do(lead, 'submit-to-head', { revision: 1 });
    expect(play.give({ ...head, personId: 'the proposer' }, 'head-approve', { revision: 1 })).toMatchObject({
      code: 'OWN_DRAFT',
    });
    expect(play.give(head, 'head-approve', { revision: 1 })).toBeNull();
  });

  it('is returned and dismissed like any update', () => {
    const play = retiring().do(lead, 'dismiss', FIT['dismiss']).do(reviewer, 'confirm-dismissal', {});
    expect(play.matter.state).toBe('NOT_NEEDED');
    expect(play.effects.at(-1)).toMatchObject({ reaction: 'update-dismissed', payload: { updateId: 'm1' } });
  });
});
