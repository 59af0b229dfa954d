import { describe, expect, it } from '@jest/globals';
import { actorOf } from '../../access/actor.fixture.js';
import { mayRead, readerScope } from '../../access/index.js';
import type { Actor } from '../../access/roles.js';
import { atLocal } from '../../calendar/time.js';
import { availableCommands } from '../../matter/availability.js';
import { outagesKey } from '../../matter/facts.fixture.js';
import { eventOf, fold, type RecordedEvent } from '../../matter/fold.js';
import { tellEvent } from '../../matter/telling.js';
import { project } from '../../matter/projection.js';
import { EVIDENCE, FIT, LATE_MATTER, MISSED, Play, playTo, standing, WHO } from './breach-candidate.fixture.js';
import { breachCandidate } from './breach-candidate.js';
import { BREACH_CLAUSES, BREACH_TITLES } from './clauses.js';
import { needsReview, STATES, type CandidateState } from './breach-candidate.state.js';
import { readable } from '../../matter/readable.js';

const { supervisor, authorityHead, reviewer, handler, lead, head, above } = WHO;
const lastRecipients = (play: Play) =>
  play.notices.at(-1)?.to.map(({ departmentId, role }) => `${departmentId} ${role}`);
const JUDGED_AGAIN = () => playTo('JUDGED').do(lead, 'contest', FIT.contest).do(authorityHead, 'judge', FIT.judge);

describe('a row of the table', () => {
  it.each<[CandidateState, Actor, string, CandidateState]>([
    ['OPEN', supervisor, 'judge', 'JUDGED'],
    ['OPEN', authorityHead, 'judge', 'JUDGED'],
    ['CONTESTED', authorityHead, 'judge', 'JUDGED'],
    ['OPEN', lead, 'plead', 'OPEN'],
    ['OPEN', head, 'plead', 'OPEN'],
    ['JUDGED', head, 'contest', 'CONTESTED'],
    ['JUDGED', lead, 'contest', 'CONTESTED'],
    ['JUDGED', WHO.above, 'undo-judgement', 'OPEN'],
    ['CONTESTED', WHO.government, 'undo-judgement', 'OPEN'],
  ])('leads from %s: %p %s → %s', (from, actor, command, to) => {
    const play = playTo(from);
    expect(play.give(actor, command, FIT[command])).toBeNull();
    expect(play.matter.state).toBe(to);
    expect(play.clocks).toBe('');
  });

  it.each(STATES)('is open in %s to its own offices only', (state) => {
    const rows = {
      OPEN: ['judge', 'plead'],
      CONTESTED: ['judge', 'undo-judgement'],
      JUDGED: ['judge', 'contest', 'undo-judgement'],
      WITHDRAWN: [],
    }[state];
    const ids = (...actors: readonly Actor[]) => actors.map(({ accountId }) => accountId);
    const may = {
      // In place of an authority without a free judge, a body above judges; whether one is free, only its decision asks.
      judge: ids(supervisor, authorityHead, ...(state === 'JUDGED' ? [] : [above, WHO.government])).filter(
        (id) => state !== 'CONTESTED' || id !== supervisor.accountId,
      ),
      plead: ids(lead, head),
      contest: ids(lead, head),
      'undo-judgement': ids(above, WHO.government),
    };
    for (const actor of Object.values(WHO)) {
      const available = availableCommands(breachCandidate, playTo(state).matter, playTo(state).context(actor));
      const open = available.filter(({ allowed, command }) => allowed && command in may);
      const expected = rows.filter((command) => may[command as keyof typeof may].includes(actor.accountId));
      expect([actor.accountId, open.map(({ command }) => command)]).toEqual([actor.accountId, expected]);
    }
  });
});

describe('a missed limit', () => {
  it('waits for the judgement of its authority, which gets a notice; it has no clock, and no timer judges', () => {
    const play = playTo('OPEN');
    const { closed, wakeAt, tasks } = project(breachCandidate, play.matter, play.context(null));
    expect({ closed, wakeAt, tasks }).toMatchObject({
      closed: false,
      wakeAt: null,
      tasks: [{ command: 'judge', departmentId: 'province.data', dueAt: null }],
    });
    expect(lastRecipients(play)).toEqual(['province.data SA_SUPERVISOR', 'province.data SA_HEAD']);
    play.passTo(atLocal('2027-03-17'));
    expect(play.events).toHaveLength(1);
  });

  it.each<[string, string, string[]]>([
    ['the authority above', 'nation.data', ['nation.data SA_SUPERVISOR', 'nation.data SA_HEAD']],
    ['a government', 'nation.gov', ['nation.gov GOV_DECIDER']],
  ])('is judged by %s if the responsible department is an authority', (_, authority, to) => {
    const play = playTo('OPEN', { responsible: 'province.data', authority, clause: '41(3)' });
    expect(lastRecipients(play)).toEqual(to);
    const judge = authority === 'nation.gov' ? WHO.nationalGovernment : above;
    expect(play.give(supervisor, 'judge', FIT.judge)).toMatchObject({ code: 'NOT_YOUR_OFFICE' });
    expect(play.give(judge, 'judge', FIT.judge)).toBeNull();
  });

  it('shows the lateness, and folds from stored events', () => {
    const play = playTo('CONTESTED');
    expect(breachCandidate.view(play.matter, new Set())).toMatchObject({
      clause: '39(4)',
      clauseTitle: BREACH_TITLES['39(4)'],
      late: { matterId: LATE_MATTER },
      facts: null,
      contest: { evidence: [EVIDENCE] },
      lateness: { clockTitle: '答复期限', clock: { limit: 10 } },
    });
    expect(breachCandidate.subject(play.matter)).toEqual(MISSED.subject);
    expect(breachCandidate.links(play.matter)).toEqual([{ relation: 'late', matterId: LATE_MATTER }]);
    expect(fold(breachCandidate, 'm1', structuredClone(play.events))).toEqual(play.matter);
  });
});

describe('a judgement', () => {
  it('records outcome and reason, and notifies the department', () => {
    const play = playTo('JUDGED');
    expect(play.matter.data.judgements).toMatchObject([{ outcome: 'BREACH', judgedAt: play.now, outages: [] }]);
    expect(lastRecipients(play)).toEqual(['province.land WB_LEAD', 'province.land DEPT_HEAD']);
    const view = breachCandidate.view(play.matter, new Set());
    expect(JSON.stringify(view)).not.toContain(supervisor.personId);
  });

  it.each(BREACH_CLAUSES)('under %s can find a justified reason only if the clause allows one', (clause) => {
    const play = playTo('OPEN', { clause });
    const refusal = play.give(supervisor, 'judge', {
      outcome: 'JUSTIFIED',
      reason: '期限内平台故障，未能按时办理，情况属实。',
    });
    if (clause === '39(4)') expect(refusal).toBeNull();
    else expect(refusal).toMatchObject({ kind: 'RULE', code: 'NO_EXCUSE_IN_CLAUSE', clause });
  });

  it('names its judge and its clause', () => {
    const [judgement] = playTo('JUDGED').matter.data.judgements;
    expect(judgement).toMatchObject({
      clause: '39(4)',
      judge: { accountId: supervisor.accountId, departmentId: 'province.data', role: 'SA_SUPERVISOR' },
    });
  });

  it('gives reasons that can stand', () => {
    for (const reason of ['x', '没有正当理由。'])
      expect(playTo('OPEN').give(supervisor, 'judge', { outcome: 'BREACH', reason })).toMatchObject({
        kind: 'RULE',
        code: 'REASON_TOO_SHORT',
        fields: [{ field: 'reason' }],
      });
  });

  it('of a correction may find that only the feedback was late: 39(9) instead of 39(6)', () => {
    const play = playTo('OPEN', { clause: '39(6)' });
    const judgement = { ...(FIT.judge as object), clause: '39(9)' };
    expect(play.give(supervisor, 'judge', { ...judgement, clause: '39(5)' })).toMatchObject({
      code: 'CLAUSE_NOT_OPEN',
    });
    expect(play.give(supervisor, 'judge', judgement)).toBeNull();
    expect(play.matter.data).toMatchObject({ clause: '39(9)', judgements: [{ clause: '39(9)' }] });
    expect(playTo('OPEN').give(supervisor, 'judge', judgement)).toMatchObject({ code: 'CLAUSE_NOT_OPEN' });
  });

  it('finds no breach by a date that a notice may still move', () => {
    const facts = { matters: { [LATE_MATTER]: standing({ provisionalClocks: ['reply'] }) } };
    expect(playTo('OPEN', {}, { facts }).give(supervisor, 'judge', FIT.judge)).toMatchObject({
      code: 'DATE_PROVISIONAL',
    });
    const dismissed = { ...(FIT.judge as object), outcome: 'DISMISSED' };
    expect(playTo('OPEN', {}, { facts }).give(supervisor, 'judge', dismissed)).toBeNull();
    const other = { matters: { [LATE_MATTER]: standing({ provisionalClocks: ['delivery'] }) } };
    expect(playTo('OPEN', {}, { facts: other }).give(supervisor, 'judge', FIT.judge)).toBeNull();
  });

  it('finds no breach while the late matter waits for a longer limit, of which a candidate of an earlier release was not told', () => {
    const facts = { matters: { [LATE_MATTER]: standing({ extensionPending: true }) } };
    const play = playTo('OPEN', {}, { facts });
    expect(play.matter.data.extension).toBeNull();
    expect(play.give(supervisor, 'judge', FIT.judge)).toMatchObject({ code: 'EXTENSION_PENDING' });
  });

  it('reaches the lateness up to its day: one that goes on is judged again', () => {
    const play = playTo('JUDGED');
    expect(play.give(supervisor, 'judge', FIT.judge)).toMatchObject({ kind: 'CONFLICT', code: 'JUDGED_ALREADY' });
    const goesOn = playTo('JUDGED').passTo(atLocal('2026-03-30', 9));
    expect(goesOn.give(supervisor, 'judge', FIT.judge)).toBeNull();
    expect(goesOn.matter.data.judgements).toHaveLength(2);
    const ended = playTo('JUDGED')
      .react('act-done', { at: atLocal('2026-03-17', 9) })
      .passTo(atLocal('2026-03-30', 9));
    expect(ended.give(supervisor, 'judge', FIT.judge)).toMatchObject({ code: 'JUDGED_ALREADY' });
  });

  it('is refused to a person who acted in the late matter (SoD-6)', () => {
    const acted = (actor: Actor) => ({ matters: { [LATE_MATTER]: standing({ acted: [actor.personId] }) } });
    const play = playTo('OPEN', {}, { facts: acted(authorityHead) });
    const refusal = { kind: 'FORBIDDEN', code: 'HANDLED_THE_MATTER', clause: '39(4)' };
    expect(play.give(authorityHead, 'judge', FIT.judge)).toMatchObject(refusal);
    const otherAccount = { ...supervisor, personId: authorityHead.personId };
    expect(play.give(otherAccount, 'judge', FIT.judge)).toMatchObject(refusal);
    expect(play.give(supervisor, 'judge', FIT.judge)).toBeNull();
  });

  it('after an objection is made by another person than the first one', () => {
    const play = playTo('JUDGED').do(head, 'contest', FIT.contest);
    expect(play.give(supervisor, 'judge', FIT.judge)).toMatchObject({ kind: 'FORBIDDEN', code: 'JUDGED_BEFORE' });
    play.do(authorityHead, 'judge', { outcome: 'DISMISSED', reason: '经核对，发送记录属实，期限内已经答复。' });
    expect(play.matter.data.judgements.map(({ outcome }) => outcome)).toEqual(['BREACH', 'DISMISSED']);
  });

  it('is replaced by another finding of a competent judge, never by the same one again', () => {
    const play = playTo('JUDGED');
    const otherwise = { outcome: 'DISMISSED', reason: '经复核，发送记录属实，期限内已经答复，此前的认定有误。' };
    expect(play.give(authorityHead, 'judge', otherwise)).toBeNull();
    expect(play.give(authorityHead, 'judge', otherwise)).toMatchObject({ code: 'JUDGED_ALREADY' });
    expect(breachCandidate.sideTables?.(play.matter)?.breach).toMatchObject({ standing: 'DISMISSED' });
  });
});

describe('outages of the platform', () => {
  const period = { responsible: 'province.land', from: atLocal('2026-03-02', 10) };
  const found = {
    outageId: 'o1',
    from: atLocal('2026-03-16'),
    to: atLocal('2026-03-16', 9),
    reason: '断电。',
    affected: '全部',
    finder: { departmentId: 'province.data', role: 'SA_SUPERVISOR' },
    confirmedBy: null,
  } as const;
  const { affected: _, confirmedBy: __, ...kept } = found;
  const judgement = { outcome: 'DISMISSED', reason: '期限内平台故障，未能按时办理，情况属实。' };

  it.each([null, atLocal('2026-03-19')])(
    'in the limit, up to the act (%s), stand in the judgement with their finder',
    (doneAt) => {
      const outages = { [outagesKey({ ...period, to: doneAt ?? atLocal('2026-03-17') })]: [found] };
      const play = playTo('OPEN', {}, { facts: { outages } });
      if (doneAt) play.react('act-done', { at: doneAt });
      play.do(supervisor, 'judge', judgement);
      expect(play.matter.data.judgements[0]?.outages).toEqual([kept]);
    },
  );

  it('that an authority found itself count for its own lateness only once the authority above has confirmed them', () => {
    const own = { responsible: 'province.data', authority: 'nation.data', clause: '41(3)' };
    const judged = (confirmedBy: string | null) => {
      const outages = {
        [outagesKey({ ...period, responsible: 'province.data', to: atLocal('2026-03-17') })]: [
          { ...found, confirmedBy },
        ],
      };
      return playTo('OPEN', own, { facts: { outages } }).do(above, 'judge', judgement).matter.data.judgements[0];
    };
    expect(judged(null)?.outages).toEqual([]);
    expect(judged('nation.data')?.outages).toEqual([kept]);
  });
});

describe('an objection', () => {
  it('is allowed once: the judgement that answers it is the last word of the authority', () => {
    expect(JUDGED_AGAIN().give(head, 'contest', FIT.contest)).toMatchObject({
      kind: 'CONFLICT',
      code: 'CONTESTED_ALREADY',
    });
  });

  it('is made after the judgement, not before it', () => {
    expect(playTo('OPEN').give(lead, 'contest', FIT.contest)).toMatchObject({ kind: 'CONFLICT', code: 'WRONG_STATE' });
  });

  it('that an earlier release took before any judgement uses up none, and is judged by anybody competent', () => {
    const play = playTo('OPEN').do(lead, 'plead', FIT.plead);
    const [opened, pleaded] = play.events;
    if (!opened || !pleaded) throw new Error('two events were recorded');
    const early = { ...pleaded, type: 'breachContested', payload: { ...pleaded.payload, type: 'breachContested' } };
    play.recall([opened, early]);
    expect(play.matter).toMatchObject({ state: 'CONTESTED', data: { pleas: [], contest: { evidence: [EVIDENCE] } } });
    expect(play.give(above, 'undo-judgement', FIT['undo-judgement'])).toMatchObject({ code: 'NOT_JUDGED' });
    play.do(supervisor, 'judge', FIT.judge);
    expect(play.give(lead, 'contest', FIT.contest)).toBeNull();
  });

  it.each([
    ['no document', { reason: '见说明。' }, 'RULE', 'EVIDENCE_REQUIRED'],
    ['no reason', { documents: [EVIDENCE] }, 'SHAPE', 'INVALID'],
    ['a phone number', { ...(FIT.contest as object), reason: '联系 13800138000' }, 'SHAPE', 'INVALID'],
  ])('is refused with %s', (_, payload, kind, code) => {
    expect(playTo('JUDGED').give(lead, 'contest', payload)).toMatchObject({ kind, code });
  });

  it('notifies the authority', () => {
    expect(lastRecipients(playTo('CONTESTED'))).toEqual(['province.data SA_SUPERVISOR', 'province.data SA_HEAD']);
  });
});

describe('an effect of the late matter', () => {
  it.each(STATES)('in %s records the late act and takes it back, without changing the state', (state) => {
    const play = playTo(state).react('act-done', { at: atLocal('2026-03-20') });
    const gone = state === 'WITHDRAWN';
    expect(play.matter).toMatchObject({ state, data: { doneAt: gone ? null : atLocal('2026-03-20') } });
    play.react('act-undone', {});
    expect(play.matter).toMatchObject({ state, data: { doneAt: null } });
    expect(play.happened('reactionIgnored')).toHaveLength(gone ? 2 : 0);
  });

  it.each(STATES)('in %s withdraws the candidate once if there was no lateness, and notifies both sides', (state) => {
    const play = playTo(state).react('withdraw', { reason: '工作日历变更' });
    expect(play.matter.state).toBe('WITHDRAWN');
    expect(project(breachCandidate, play.matter, play.context(null))).toMatchObject({ closed: true, tasks: [] });
    expect(play.happened('latenessRevoked')).toHaveLength(1);
    if (state === 'WITHDRAWN') return expect(play.happened('reactionIgnored')).toHaveLength(1);
    const to = play.events.at(-1)?.payload.notices?.flatMap((notice) => notice.to);
    expect(new Set(to?.map(({ departmentId }) => departmentId))).toEqual(new Set(['province.data', 'province.land']));
  });

  it('leaves no command open after the withdrawal', () => {
    const play = playTo('WITHDRAWN');
    expect(play.give(supervisor, 'judge', FIT.judge)).toMatchObject({ kind: 'CONFLICT', code: 'WRONG_STATE' });
    expect(play.give(lead, 'contest', FIT.contest)).toMatchObject({ kind: 'CONFLICT', code: 'WRONG_STATE' });
  });
});

describe('a lateness under only one reading of a receipt on a rest day (Q-02)', () => {
  const until = atLocal('2026-03-18');
  it.each<[string, string | null, string, boolean]>([
    // the act, now, review needed; the other due instant is `until`
    ['needs review while the act is owed, before the later date', null, atLocal('2026-03-17', 23), true],
    ['needs none while the act is owed, after the later date', null, until, false],
    ['needs review if the act was done between the two dates', atLocal('2026-03-17', 9), atLocal('2027-01-01'), true],
    ['needs none if the act was done after both', until, atLocal('2027-01-01'), false],
  ])('%s', (_, at, now, expected) => {
    const play = playTo('OPEN', { contestableUntil: until });
    if (at) play.react('act-done', { at });
    expect(needsReview(play.matter.data, now)).toBe(expected);
  });

  it('needs none if both readings give the same date', () => {
    expect(needsReview(playTo('OPEN').matter.data, atLocal('2026-03-17'))).toBe(false);
  });
});

describe('a candidate that an authority opens itself', () => {
  const opening = FIT['open-candidate'] as object;
  const open = (actor: Actor, more: object = {}, play = new Play()) =>
    play.give(actor, 'open-candidate', { ...opening, ...more });

  it.each<[string, Actor, object]>([
    ['of a department of its level', supervisor, {}],
    ['by its head', authorityHead, {}],
    ['of an authority below, as such', above, { responsible: 'province.data', clause: '41(1)' }],
    ['of an authority below, as a department', above, { responsible: 'province.data', clause: '40(5)' }],
    ['of the authority beside it, by a government', WHO.government, { responsible: 'province.data', clause: '41(1)' }],
    ['of the highest authority', WHO.nationalGovernment, { responsible: 'nation.data', clause: '41(2)' }],
    ['of a department without an authority of its own level', WHO.citySupervisor, { responsible: 'city.housing' }],
    ['in a matter', supervisor, { matterId: LATE_MATTER }],
  ])('is possible: %s', (_, actor, more) => {
    const play = new Play();
    expect(open(actor, more, play)).toBeNull();
    expect(play.matter).toMatchObject({ state: 'OPEN', parties: { authority: actor.offices[0]?.departmentId } });
    expect(needsReview(play.matter.data, play.now)).toBe(false);
  });

  it('is judged by another person, and the department gets a notice', () => {
    const play = new Play().do(supervisor, 'open-candidate', opening);
    expect(play.notices.map(({ to }) => to.map(({ departmentId, role }) => `${departmentId} ${role}`))).toEqual([
      ['province.land WB_LEAD', 'province.land DEPT_HEAD'],
      ['province.data SA_SUPERVISOR', 'province.data SA_HEAD', 'province.data GOV_DECIDER'],
    ]);
    expect(play.give(supervisor, 'judge', FIT.judge)).toMatchObject({ kind: 'FORBIDDEN', code: 'OWN_CANDIDATE' });
    expect(play.give(authorityHead, 'judge', FIT.judge)).toBeNull();
    expect(breachCandidate.subject(play.matter)).toEqual({ code: '', name: BREACH_TITLES['39(2)'] });
  });

  it.each<[string, Actor, object, string]>([
    ['another level’s department', supervisor, { responsible: 'city.housing' }, 'NOT_YOUR_DEPARTMENT'],
    ['one’s own authority', supervisor, { responsible: 'province.data' }, 'NOT_YOUR_DEPARTMENT'],
    ['a department, by a government', WHO.government, {}, 'NOT_YOUR_DEPARTMENT'],
    [
      'an authority as a department, by a government',
      WHO.government,
      { responsible: 'province.data', clause: '40(5)' },
      'NOT_YOUR_DEPARTMENT',
    ],
    ['a government', supervisor, { responsible: 'province.gov' }, 'NO_SUCH_DEPARTMENT'],
    ['nobody', supervisor, { responsible: 'nowhere' }, 'NO_SUCH_DEPARTMENT'],
    ['a department under Art 41', supervisor, { clause: '41(3)' }, 'NOT_AN_AUTHORITY'],
    ['an unknown clause', supervisor, { clause: '39(10)' }, 'INVALID'],
    ['a matter that is not there', supervisor, { matterId: EVIDENCE }, 'NO_SUCH_MATTER'],
    ['by a lead outside the authorities', lead, {}, 'NOT_YOUR_OFFICE'],
    ['who reviews', reviewer, {}, 'NOT_YOUR_OFFICE'],
    ['who audits', WHO.auditor, {}, 'NOT_YOUR_OFFICE'],
  ])('is refused: %s', (_, actor, more, code) => {
    expect(open(actor, more)).toMatchObject({ code });
  });

  it('is refused for a matter of other departments as if it did not exist', () => {
    const others = standing({ parties: { requester: 'city.housing', provider: 'city.data' } });
    const play = new Play({ facts: { matters: { [LATE_MATTER]: others } } });
    const [there, nowhere] = [LATE_MATTER, EVIDENCE].map((matterId) => open(supervisor, { matterId }, play));
    expect(there).toEqual(nowhere);
  });
});

it('the responsible department, the authority and its overseers see a candidate; the other party does not', () => {
  const { matter, context } = { matter: playTo('OPEN').matter, context: playTo('OPEN').context(null) };
  const { organisation } = context;
  const sees = (actor: Actor) =>
    mayRead(readable(breachCandidate, matter), readerScope(actor, organisation), organisation);
  for (const actor of [handler, lead, head, supervisor, authorityHead, WHO.government, above, WHO.auditor])
    expect([actor.accountId, sees(actor)]).toEqual([actor.accountId, true]);
  const others = [
    WHO.otherParty,
    WHO.citySupervisor,
    actorOf('WB_LEAD', 'province.data'),
    actorOf('SYSADMIN', 'province.land'),
  ];
  for (const actor of others) expect([actor.accountId, sees(actor)]).toEqual([actor.accountId, false]);
});

it.each(['UPHELD', 'SET_ASIDE'])(
  'a contest of a finding keeps back a breach only until it is answered: %s',
  (status) => {
    const contestedAt = atLocal('2026-03-10', 9);
    const play = playTo('OPEN').react('finding-contested', { contestedAt, status: 'PENDING' });
    expect(play.give(supervisor, 'judge', FIT.judge)).toMatchObject({ code: 'FINDING_CONTESTED' });
    play.react('finding-contested', { contestedAt, status });
    expect(breachCandidate.tell(eventOf(play.events.at(-1) as RecordedEvent)).sentence).toMatch(/^[^A-Za-z]+。$/);
    expect(play.give(supervisor, 'judge', FIT.judge)).toBeNull();
  },
);

it('every event reads as a Chinese sentence with its clause', () => {
  const play = playTo('OPEN').do(lead, 'plead', FIT.plead);
  play.do(supervisor, 'judge', { ...(FIT.judge as object), answer: '证明所载的断电不在期限之内，不构成正当理由。' });
  play.react('act-done', { at: atLocal('2026-03-18') }).react('act-undone', {});
  play.do(lead, 'contest', FIT.contest).do(above, 'undo-judgement', FIT['undo-judgement']);
  play.react('withdraw', { reason: '延期获得同意' });
  const lines = play.events.map((event) => breachCandidate.tell(eventOf(event)));
  expect(lines.map(({ clause }) => clause)).toEqual(['39(4)', '39(4)', '39(4)', '39', '39', '39', '39', '39']);
  expect(lines[0]?.sentence).toContain('答复期限于 2026-03-16 届满时尚未办结');
  for (const { sentence, audience } of lines)
    expect([/^[^A-Za-z]+。$/.test(sentence), audience]).toEqual([true, 'everybody']);
});

it('a candidate of a part says which late days that of the divided matter charges, if there are any', () => {
  const late = MISSED as { readonly clock: object };
  const opened = (until: string): readonly string[] => {
    const chargedElsewhere = { matterId: LATE_MATTER, until };
    const play = new Play().react('open', { ...MISSED, clock: { ...late.clock, chargedElsewhere } });
    return [
      play.notices[0]?.text ?? '',
      ...play.events.map((event) => tellEvent(breachCandidate, play.matter, event).sentence),
    ];
  };
  for (const words of opened(atLocal('2026-03-19', 9))) expect(words).toContain('2026-03-19 分办之前的逾期');
  for (const words of opened(atLocal('2026-03-16', 9))) expect(words).not.toContain('分办');
});
