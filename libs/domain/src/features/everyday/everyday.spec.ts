import { describe, expect, it } from '@jest/globals';
import { actorOf } from '../../access/actor.fixture.js';
import type { Actor, Role } from '../../access/roles.js';
import { atLocal } from '../../calendar/time.js';
import { sameManAs } from '../../processes/share-request/share-request.fixture.js';
import { shareRequest } from '../../processes/share-request/share-request.js';
import { project } from '../../matter/projection.js';
import { STATES } from '../../processes/share-request/share-request.state.js';
import { FIT } from '../../processes/share-request/way.fixture.js';
import { ACCOUNTS, scene, WHO } from './everyday.fixture.js';

const { handler, lead, providerHandler, providerLead, providerDeputy, reviewer } = WHO;

describe('签收', () => {
  it('records department and instant, and moves no clock', () => {
    const play = scene('SUBMITTED');
    const { clocks, state } = play.matter;
    play.passTo(atLocal('2026-03-04', 9)).do(providerHandler, 'sign-for-receipt', {});
    expect(play.matter.everyday.receipts).toEqual([
      { departmentId: 'province.land', revision: 1, accountId: providerHandler.accountId, at: play.now },
    ]);
    expect([play.matter.state, play.clock('reply').day0]).toEqual([state, clocks[0]?.day0]);
  });

  it('is refused to the department that began the matter', () => {
    expect(scene('SUBMITTED').give(handler, 'sign-for-receipt', {})).toMatchObject({ code: 'OWN_MATTER' });
    expect(scene('SUBMITTED').give(reviewer, 'sign-for-receipt', {})).toBeNull();
    expect(scene('SUBMITTED').give(WHO.providerHead, 'sign-for-receipt', {})?.code).toBe('NOT_YOUR_OFFICE');
  });

  it('is given once for each department and revision', () => {
    const play = scene('UNDER_REVIEW').do(providerHandler, 'sign-for-receipt', {});
    expect(play.give(providerLead, 'sign-for-receipt', {})).toMatchObject({ kind: 'CONFLICT', code: 'SIGNED_ALREADY' });
    expect(play.give(reviewer, 'sign-for-receipt', {})).toBeNull();
    play.do(providerHandler, 'ask-supplement', { list: ['请补充职能文件'] });
    play.do(handler, 'draft-supplement', { answers: [{ item: 1, text: '见附件。' }], changes: { itemIds: ['i1'] } });
    play.do(lead, 'consent-supplement', { revision: 2 });
    expect(play.matter.data.requestRevision).toBe(2);
    expect(play.give(providerLead, 'sign-for-receipt', {})).toBeNull();
  });
});

describe('催办', () => {
  const URGE = { text: '业务系统即将上线，请尽快办理。' };

  it('notifies handler and lead of the department that must act', () => {
    const play = scene('SUBMITTED').do(lead, 'urge', URGE);
    expect(play.notices.at(-1)).toEqual({
      to: ['WB_HANDLER', 'WB_LEAD'].map((role) => ({ departmentId: 'province.land', role })),
      text: `需求部门催办：${URGE.text}`,
    });
  });

  it('notifies the office that decides an extension, too', () => {
    const play = scene('UNDER_REVIEW').do(providerLead, 'request-extension', { days: 5, reason: '量大。' });
    play.do(handler, 'urge', URGE);
    expect(play.matter.everyday.urgings[0]?.urged).toEqual(['province.land', 'province.data']);
    expect(play.notices.at(-1)?.to).toContainEqual({ departmentId: 'province.data', role: 'SA_REVIEWER' });
  });

  it('is open only to a department that waits', () => {
    expect(scene('SUBMITTED').give(providerLead, 'urge', URGE)).toMatchObject({ code: 'NOBODY_TO_URGE' });
    expect(scene('REFUSED').give(lead, 'urge', URGE)).toMatchObject({ code: 'NOBODY_TO_URGE' });
    expect(scene('DELIVERED').give(providerHandler, 'urge', URGE)).toBeNull();
  });

  it.each([
    ['the same Monday', '2026-03-02', 20, 'URGED_ALREADY'],
    ['Tuesday', '2026-03-03', 0, undefined],
  ])('is given once a working day: %s', (_, date, hour, code) => {
    const play = scene('SUBMITTED').do(handler, 'urge', URGE).passTo(atLocal(date, hour));
    expect(play.give(lead, 'urge', URGE)?.code).toBe(code);
  });

  it.each([
    ['Saturday', '2026-03-07', 'URGED_ALREADY'],
    ['Sunday', '2026-03-08', 'URGED_ALREADY'],
    ['Monday', '2026-03-09', undefined],
  ])('is refused again before Monday, after Friday: %s', (_, date, code) => {
    const play = scene('SUBMITTED').passTo(atLocal('2026-03-06', 9)).do(handler, 'urge', URGE);
    expect(play.passTo(atLocal(date, 9)).give(handler, 'urge', URGE)?.code).toBe(code);
  });

  it('leaves out departments that it has urged today', () => {
    const play = scene('UNDER_REVIEW').do(handler, 'urge', URGE);
    play.do(providerLead, 'request-extension', { days: 5, reason: '量大。' }).do(handler, 'urge', URGE);
    expect(play.matter.everyday.urgings.map(({ urged }) => urged)).toEqual([['province.land'], ['province.data']]);
  });
});

describe('督办', () => {
  const ASK = { departmentId: 'province.land', requirement: '请说明办理进展。', answerWithin: 3 };
  const ANSWER = { supervision: 1, answer: '预计三日内办结。' };
  const CITY = { ...ASK, departmentId: 'city.housing' };

  it.each([
    ['the same-level authority', WHO.supervisor, ASK, undefined],
    ['its head', WHO.authorityHead, ASK, undefined],
    ['the authority above that', WHO.nationHead, ASK, undefined],
    ['the other party’s authority, to its own party', WHO.citySupervisor, CITY, undefined],
    ['the province, to an office of a city', WHO.supervisor, CITY, undefined],
    ['a city, to the province', WHO.citySupervisor, ASK, 'NOT_OVERSEEN'],
    ['to a department that is no party', WHO.supervisor, { ...ASK, departmentId: 'county.schools' }, 'NOT_OVERSEEN'],
    ['to itself', WHO.supervisor, { ...ASK, departmentId: 'province.data' }, 'NOT_OVERSEEN'],
    ['the authority above, to the authority', WHO.nationHead, { ...ASK, departmentId: 'province.data' }, undefined],
    ['the authority of another city', WHO.otherSupervisor, ASK, 'NOT_FOUND'],
    ['a reviewer', reviewer, ASK, 'NOT_YOUR_OFFICE'],
    ['a party', lead, ASK, 'NOT_YOUR_OFFICE'],
    ['an answer within no working day', WHO.supervisor, { ...ASK, answerWithin: 0 }, 'INVALID'],
    ['an answer within too many working days', WHO.supervisor, { ...ASK, answerWithin: 11 }, 'INVALID'],
  ])('is given to parties that the authority oversees: %s', (_, who, payload, code) => {
    expect(scene('UNDER_REVIEW').give(who, 'supervise', payload)?.code).toBe(code);
  });

  it('is refused before the request is submitted', () => {
    expect(scene('DRAFT').give(WHO.citySupervisor, 'supervise', CITY)?.code).toBe('NOT_FOUND');
  });

  it('starts a working target, which the lead’s answer meets', () => {
    const play = scene('UNDER_REVIEW').do(WHO.supervisor, 'supervise', ASK);
    expect(play.clock('supervision-1')).toMatchObject({
      kind: 'SOFT',
      responsible: 'province.land',
      breachClause: null,
    });
    expect(play.clocks).toBe('reply RUNNING 2026-03-16, supervision-1 RUNNING 2026-03-05');
    expect(shareRequest.clockTitle('supervision-1')).toBe('第 1 次督办答复的工作目标');
    const task = { command: 'answer-supervision', departmentId: 'province.land', clockId: 'supervision-1' };
    expect(shareRequest.tasks(play.matter)).toContainEqual(expect.objectContaining(task));
    expect(play.give(providerHandler, 'answer-supervision', ANSWER)?.code).toBe('NOT_YOUR_OFFICE');
    expect(play.give(lead, 'answer-supervision', ANSWER)?.code).toBe('NOTHING_TO_ANSWER');
    expect(play.give(providerLead, 'answer-supervision', { ...ANSWER, supervision: 2 })?.code).toBe(
      'NO_SUCH_SUPERVISION',
    );
    play.do(providerLead, 'answer-supervision', ANSWER);
    expect(play.clock('supervision-1').state).toBe('MET');
    expect(play.notices.at(-1)?.to.map(({ departmentId }) => departmentId)).toEqual(['province.data', 'province.data']);
    expect(play.give(providerLead, 'answer-supervision', ANSWER)?.code).toBe('NOTHING_TO_ANSWER');
  });

  it('ends with the matter: its clock stands still, both sides are told, and it is not answered', () => {
    const play = scene('UNDER_REVIEW')
      .do(WHO.supervisor, 'supervise', ASK)
      .do(WHO.nationHead, 'supervise', ASK)
      .do(lead, 'withdraw', { reason: '不再需要。' });
    expect(play.clocks).toMatch(/^reply CANCELLED .*, supervision-1 CANCELLED .*, supervision-2 CANCELLED /);
    const told = play.notices.filter(({ text }) => text === '事项已撤回，不再需要答复督办。');
    expect(told.flatMap(({ to }) => to.map(({ departmentId, role }) => `${departmentId} ${role}`))).toEqual([
      'province.land WB_LEAD',
      'province.land SA_HEAD',
      'province.land GOV_DECIDER',
      'province.data SA_SUPERVISOR',
      'province.data SA_HEAD',
      'nation.data SA_SUPERVISOR',
      'nation.data SA_HEAD',
    ]);
    expect(project(shareRequest, play.matter, play.context(null))).toMatchObject({ closed: true, dueAt: null });
    play.passTo(atLocal('2026-03-20', 9));
    expect(play.alerts).not.toContain('supervision-1 L4');
    expect(play.give(providerLead, 'answer-supervision', ANSWER)?.code).toBe('NOTHING_TO_ANSWER');
    expect(play.matter.everyday.supervisions).toMatchObject([{ endedAt: play.matter.since }, { answer: null }]);
    play.do(WHO.supervisor, 'supervise', ASK);
    expect(play.clock('supervision-3').state).toBe('RUNNING');
  });

  it('may be given twice, and the answers come one after the other', () => {
    const play = scene('UNDER_REVIEW').do(WHO.supervisor, 'supervise', ASK).do(WHO.nationHead, 'supervise', ASK);
    const waiting = () => shareRequest.tasks(play.matter).filter(({ command }) => command === 'answer-supervision');
    expect(waiting().map(({ clockId }) => clockId)).toEqual(['supervision-1']);
    play.do(providerLead, 'answer-supervision', ANSWER);
    expect(waiting().map(({ clockId }) => clockId)).toEqual(['supervision-2']);
  });
});

describe('转办', () => {
  const to = (accountId: string) => ({ to: accountId });

  it('assigns the tasks of the colleague’s office, and other holders may still act', () => {
    const play = scene('SUBMITTED').do(providerLead, 'hand-over', to(providerDeputy.accountId));
    expect(shareRequest.tasks(play.matter)).toMatchObject([
      { command: 'accept', assignees: [providerDeputy.accountId] },
    ]);
    expect(play.give(providerHandler, 'accept', {})).toBeNull();
    play.do(providerHandler, 'hand-over', to(providerLead.accountId));
    expect(shareRequest.tasks(play.matter)).toMatchObject([{ assignees: [providerDeputy.accountId] }]);
  });

  it('is refused where the matter has ended and nothing waits for the department', () => {
    expect(scene('WITHDRAWN').give(providerLead, 'hand-over', to(providerDeputy.accountId))).toMatchObject({
      kind: 'CONFLICT',
      code: 'NOTHING_TO_HAND_OVER',
    });
  });

  it.each([
    ['to oneself', providerLead.accountId],
    ['to another department', handler.accountId],
    ['to an unknown account', 'nobody'],
    ['to an operator of the platform', WHO.landOperator.accountId],
  ])('is refused %s', (_, accountId) => {
    const refusal = scene('SUBMITTED').give(providerLead, 'hand-over', to(accountId));
    expect(refusal).toMatchObject({ kind: 'RULE', code: 'NO_SUCH_COLLEAGUE' });
  });
});

describe('转办 and 会签 to a person who may not act', () => {
  /** An account of the provider that belongs to a person with an earlier part in the matter. */
  const as = (person: Actor, role: Role): Actor =>
    actorOf(role, 'province.land', { accountId: 'second account', personId: person.personId });
  it.each<[string, Actor, string]>([
    ['the drafter on the other side', as(handler, 'WB_HANDLER'), 'COLLEAGUE_BARRED'],
    ['the decider of an extension', as(WHO.reviewer, 'WB_HANDLER'), 'COLLEAGUE_BARRED'],
    ['the writer of the proposal, as a lead', as(providerHandler, 'WB_LEAD'), 'COLLEAGUE_BARRED'],
    ['oneself, by another account', as(providerLead, 'WB_HANDLER'), 'NO_SUCH_COLLEAGUE'],
  ])('is refused for %s', (_, who, code) => {
    const granted = (command: 'hand-over' | 'ask-opinions') => {
      const play = scene('UNDER_REVIEW', { facts: { accounts: { ...ACCOUNTS, [who.accountId]: who } } });
      play.do(providerLead, 'request-extension', FIT['request-extension']);
      play.do(WHO.reviewer, 'decide-extension', FIT['decide-extension']);
      play.do(providerHandler, 'propose-reply', FIT['propose-reply']);
      const payload =
        command === 'hand-over' ? { to: who.accountId } : { question: '是否妥当？', colleagues: [who.accountId] };
      return play.give(providerLead, command, payload);
    };
    expect(granted('hand-over')).toMatchObject({ kind: 'RULE', code });
    expect(granted('ask-opinions')).toMatchObject({ kind: 'RULE', code });
  });

  it('asks no person twice, with two accounts', () => {
    const second = as(WHO.providerDeputy, 'ASSESSOR');
    const play = scene('UNDER_REVIEW', { facts: { accounts: { ...ACCOUNTS, [second.accountId]: second } } });
    const colleagues = [WHO.providerDeputy.accountId, second.accountId];
    expect(play.give(providerLead, 'ask-opinions', { question: '是否妥当？', colleagues })).toMatchObject({
      code: 'NO_SUCH_COLLEAGUE',
      fields: [{ field: 'colleagues.1' }],
    });
  });
});

describe('会签', () => {
  const ASSESSOR = WHO.providerAssessor;
  const ask = (...who: readonly { readonly accountId: string }[]) => ({
    question: '拟同意共享，是否妥当？',
    colleagues: who.map(({ accountId }) => accountId),
  });
  const asked = () => scene('PROVIDER_LEAD_REVIEW').do(providerHandler, 'ask-opinions', ask(ASSESSOR, providerLead));

  it('asks all colleagues at once, and each answers once', () => {
    const play = asked();
    expect(shareRequest.tasks(play.matter).at(-1)).toMatchObject({
      command: 'give-opinion',
      departmentId: 'province.land',
      roles: [],
      clockId: null,
      assignees: [ASSESSOR.accountId, providerLead.accountId],
      inside: true,
    });
    play.do(ASSESSOR, 'give-opinion', { round: 1, stance: 'DISAGREE', text: '数据项过多。' });
    expect(play.give(ASSESSOR, 'give-opinion', { round: 1, stance: 'AGREE' })?.code).toBe('NOT_ASKED');
    expect(play.matter.everyday.opinions[0]?.colleagues).toEqual([
      { accountId: ASSESSOR.accountId, opinion: { stance: 'DISAGREE', text: '数据项过多。', at: play.now } },
      { accountId: providerLead.accountId, opinion: null },
    ]);
  });

  it('makes no colleague a drafter, and delays no consent', () => {
    const play = asked().do(providerLead, 'give-opinion', { round: 1, stance: 'AGREE' });
    expect(play.give(providerLead, 'lead-approve-reply', { revision: 1 })).toBeNull();
    const proposers = play.matter.acted.filter(({ duties }) => duties.includes('PROPOSE_REPLY'));
    expect(proposers.map(({ personId }) => personId)).toEqual([providerHandler.personId]);
  });

  it('is not awaited after the matter has ended', () => {
    const play = asked().passTo(atLocal('2026-03-04', 9)).do(lead, 'withdraw', { reason: '不再需要。' });
    expect(project(shareRequest, play.matter, play.context(null))).toMatchObject({ closed: true, tasks: [] });
    expect(play.notices.at(-1)?.text).toBe('事项已撤回，不再需要提出会签意见。');
    expect(play.give(ASSESSOR, 'give-opinion', { round: 1, stance: 'AGREE' })?.code).toBe('NOT_ASKED');
    play.do(providerHandler, 'ask-opinions', ask(ASSESSOR));
    expect(project(shareRequest, play.matter, play.context(null)).closed).toBe(false);
  });

  it.each([
    ['a colleague who was not asked', WHO.providerHead, { round: 1, stance: 'AGREE' }, 'NOT_ASKED'],
    ['a round that does not exist', ASSESSOR, { round: 2, stance: 'AGREE' }, 'NO_SUCH_ROUND'],
    ['a disagreement without a text', ASSESSOR, { round: 1, stance: 'DISAGREE' }, 'INVALID'],
    ['a person of the other side', lead, { round: 1, stance: 'AGREE' }, 'NOT_ASKED'],
  ])('refuses %s', (_, who, payload, code) => {
    expect(asked().give(who, 'give-opinion', payload)?.code).toBe(code);
  });

  it.each([
    ['oneself', [providerHandler], 'NO_SUCH_COLLEAGUE'],
    ['another department', [ASSESSOR, lead], 'NO_SUCH_COLLEAGUE'],
    ['no colleague', [], 'INVALID'],
    ['one person twice', [ASSESSOR, ASSESSOR], 'INVALID'],
    ['eleven colleagues', Array.from({ length: 11 }, (_, n) => ({ accountId: String(n) })), 'INVALID'],
  ])('is refused: asking %s', (_, who, code) => {
    expect(scene('UNDER_REVIEW').give(providerHandler, 'ask-opinions', ask(...who))?.code).toBe(code);
  });
});

describe('紧急程度', () => {
  it('may be marked and changed by any party', () => {
    const play = scene('UNDER_REVIEW').do(handler, 'mark-urgency', { urgency: 'URGENT' });
    play.do(providerLead, 'mark-urgency', { urgency: 'EXTRA_URGENT' });
    expect(play.matter.everyday.urgency).toBe('EXTRA_URGENT');
    expect(play.give(lead, 'mark-urgency', { urgency: 'EXTRA_URGENT' })?.code).toBe('SAME_URGENCY');
    expect(play.give(WHO.providerHead, 'mark-urgency', { urgency: 'ORDINARY' })?.code).toBe('NOT_YOUR_OFFICE');
  });
});

describe('in every state', () => {
  it.each(STATES)('%s: a party may mark the urgency', (state) => {
    const play = scene(state);
    expect(play.give(lead, 'mark-urgency', { urgency: 'URGENT' })).toBeNull();
    expect(play.matter.state).toBe(state);
  });

  it('a person who may not see the matter may not act on it', () => {
    for (const who of [WHO.stranger, WHO.auditor])
      expect(scene('UNDER_REVIEW').give(who, 'mark-urgency', { urgency: 'URGENT' })?.kind).toMatch(/UNSEEN|FORBIDDEN/);
    expect(scene('DRAFT').give(providerLead, 'mark-urgency', { urgency: 'URGENT' })?.code).toBe('NOT_FOUND');
  });

  it('SoD-12: no natural person acts for both sides, not even in everyday acts', () => {
    const play = scene('SUBMITTED').do(lead, 'urge', { text: '请尽快办理。' });
    const double = sameManAs(lead, providerLead);
    expect(play.give(double, 'sign-for-receipt', {})?.code).toBe('SAME_NATURAL_PERSON');
  });

  it('a text with an identity or phone number is refused', () => {
    const refusal = scene('SUBMITTED').give(handler, 'urge', { text: '请联系 13800000000。' });
    expect(refusal?.fields).toMatchObject([{ field: 'text' }]);
  });
});
