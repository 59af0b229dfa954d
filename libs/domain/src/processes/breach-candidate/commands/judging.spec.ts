import { describe, expect, it } from '@jest/globals';
import { actorOf } from '../../../access/actor.fixture.js';
import type { Actor } from '../../../access/roles.js';
import { atLocal } from '../../../calendar/time.js';
import { FIT, LATE_MATTER, Play, playTo, standing, WHO } from '../breach-candidate.fixture.js';

const { supervisor, authorityHead, above, government, lead } = WHO;
const accountsOf = (...people: readonly Actor[]) => Object.fromEntries(people.map((one) => [one.accountId, one]));
const DISMISS = { outcome: 'DISMISSED', reason: '经复核，所附发送记录表明期限届满之前已经发出。' };
const UNDO = { reason: '认定没有回应责任部门提交的发送记录，事实不清，应当重新认定。' };

/** Departments that were told by the last act. */
const told = (play: Play): readonly string[] => [
  ...new Set(play.notices.flatMap(({ to }) => to.map(({ departmentId }) => departmentId))),
];

describe('where §5.3 leaves the authority no judge', () => {
  const handledBy = (...people: readonly Actor[]) => ({
    facts: {
      accounts: accountsOf(supervisor, authorityHead),
      matters: { [LATE_MATTER]: standing({ acted: people.map(({ personId }) => personId) }) },
    },
  });

  it.each([
    ['the authority above', above],
    ['the government of the level', government],
  ])('%s judges', (_, body) => {
    const play = playTo('OPEN', {}, handledBy(supervisor, authorityHead));
    for (const one of [supervisor, authorityHead])
      expect(play.give(one, 'judge', FIT.judge)).toMatchObject({ code: 'HANDLED_THE_MATTER' });
    play.do(body, 'judge', FIT.judge);
    expect(play.matter.data.judgements).toMatchObject([{ judge: { accountId: body.accountId } }]);
    play.do(lead, 'contest', FIT.contest);
    expect(play.process.tasks(play.matter)).toMatchObject([{ departmentId: body.offices[0]?.departmentId }]);
    expect(play.give(body, 'judge', DISMISS)).toMatchObject({ code: 'JUDGED_BEFORE' });
  });

  it.each([
    ['while one of its people is free', above, [supervisor], {}],
    ['if it is no superior', WHO.nationalGovernment, [supervisor, authorityHead], {}],
    ['if it is a party', above, [supervisor, authorityHead], { otherParty: 'nation.data' }],
  ])('a body does not judge in its place %s', (_, body, handled, more) => {
    const play = playTo('OPEN', more, handledBy(...handled));
    expect(play.give(body, 'judge', FIT.judge)).toMatchObject({ kind: 'FORBIDDEN', code: 'NOT_YOUR_OFFICE' });
  });

  it.each([
    ['an objection', (play: Play) => play.do(supervisor, 'judge', FIT.judge), lead, 'contest', FIT.contest],
    ['an undoing', (play: Play) => play.do(supervisor, 'judge', FIT.judge), above, 'undo-judgement', UNDO],
    ['a plea', (play: Play) => play, lead, 'plead', FIT.plead],
  ] as const)('the bodies above hear of %s, and only then', (_, before, who, act, payload) => {
    const everybody = act === 'plead' ? [supervisor, authorityHead] : [authorityHead];
    const bodies = ['nation.data', 'province.gov'];
    const alone = before(playTo('OPEN', {}, handledBy(...everybody))).do(who, act, payload);
    expect(told(alone)).toEqual(expect.arrayContaining(bodies));
    const helped = before(playTo('OPEN', {}, handledBy())).do(who, act, payload);
    expect(told(helped).filter((id) => bodies.includes(id))).toEqual([]);
  });

  it('a judgement in its place is undone by the superiors of the body that gave it', () => {
    const play = playTo('OPEN', {}, handledBy(supervisor, authorityHead)).do(above, 'judge', FIT.judge);
    const colleague = actorOf('SA_HEAD', 'nation.data');
    for (const one of [colleague, government])
      expect(play.give(one, 'undo-judgement', UNDO)).toMatchObject({ code: 'NOT_YOUR_OFFICE' });
    expect(play.give(WHO.nationalGovernment, 'undo-judgement', UNDO)).toBeNull();
  });
});

describe('a lateness that goes on after its judgement', () => {
  const accounts = accountsOf(supervisor, authorityHead);
  /** Judged on the 17th; since then both judges have had a hand in the late matter. */
  const goingOn = (...handled: readonly Actor[]) => {
    const play = playTo('JUDGED', {}, { facts: { accounts } }).passTo(atLocal('2026-03-25', 9));
    play.do(lead, 'plead', FIT.plead);
    const acted = handled.map(({ personId }) => personId);
    play.facts = { ...play.facts, matters: { [LATE_MATTER]: standing({ acted }) } };
    return play;
  };
  const ANSWER = { ...(FIT.judge as object), answer: '证明所载的断电不在期限之内，不构成正当理由。' };

  it.each([above, government])('is judged again above where nobody of the authority may judge it', (body) => {
    const play = goingOn(supervisor, authorityHead);
    for (const one of [supervisor, authorityHead])
      expect(play.give(one, 'judge', ANSWER)).toMatchObject({ code: 'HANDLED_THE_MATTER' });
    expect(play.give(body, 'judge', ANSWER)).toBeNull();
  });

  it('is the authority’s while one of its people may judge it, and nobody’s above once it is judged', () => {
    expect(goingOn(supervisor).give(above, 'judge', ANSWER)).toMatchObject({ code: 'NOT_YOUR_OFFICE' });
    const over = playTo('JUDGED', {}, { facts: { accounts: {} } }).react('act-done', { at: atLocal('2026-03-17', 8) });
    expect(over.give(above, 'judge', DISMISS)).toMatchObject({ code: 'NOT_YOUR_OFFICE' });
  });
});

describe('facts of a matter of which the authority is itself a party', () => {
  const facts = { responsible: 'province.land', clause: '39(2)', facts: '增设目录以外的条件。', matterId: LATE_MATTER };
  const byRequester = (requester: string) => {
    const matters = { [LATE_MATTER]: standing({ parties: { requester, provider: 'province.land' } }) };
    return new Play({ facts: { matters, accounts: accountsOf(supervisor, authorityHead) } });
  };

  it('are opened and judged by the authority above', () => {
    const play = byRequester('province.data');
    expect(play.give(supervisor, 'open-candidate', facts)).toMatchObject({ code: 'NOT_YOUR_DEPARTMENT' });
    play.do(above, 'open-candidate', facts);
    expect(play.matter.parties.authority).toBe('nation.data');
    const { matterId: _, ...ofNoMatter } = facts;
    expect(byRequester('province.data').give(supervisor, 'open-candidate', ofNoMatter)).toBeNull();
  });

  it('are not judged by it where an earlier release let it open them, but above', () => {
    const play = byRequester('city.housing').do(supervisor, 'open-candidate', facts);
    const parties = { requester: 'province.data', provider: 'province.land' };
    play.facts = { ...play.facts, matters: { [LATE_MATTER]: standing({ parties }) } };
    expect(play.give(authorityHead, 'judge', FIT.judge)).toMatchObject({ code: 'NOT_YOUR_OFFICE' });
    expect(play.give(above, 'judge', FIT.judge)).toBeNull();
  });

  it('are neither judged in its place nor undone by a superior that is a party', () => {
    const play = byRequester('nation.data').do(supervisor, 'open-candidate', facts).do(authorityHead, 'judge', DISMISS);
    expect(play.give(above, 'undo-judgement', UNDO)).toMatchObject({ code: 'NOT_YOUR_OFFICE' });
    expect(play.give(government, 'undo-judgement', UNDO)).toBeNull();
    expect(play.give(above, 'judge', FIT.judge)).toMatchObject({ code: 'NOT_YOUR_OFFICE' });
  });
});

it('nobody whose judgement was objected to or undone judges the lateness again', () => {
  const third = actorOf('SA_HEAD', 'province.data', { accountId: 'third', personId: 'third' });
  const play = playTo('CONTESTED').do(authorityHead, 'judge', DISMISS).do(above, 'undo-judgement', UNDO);
  for (const one of [supervisor, authorityHead])
    expect(play.give(one, 'judge', DISMISS)).toMatchObject({ code: 'JUDGED_BEFORE' });
  play.do(third, 'judge', FIT.judge);
  for (const one of [supervisor, authorityHead])
    expect(play.give(one, 'judge', DISMISS)).toMatchObject({ code: 'JUDGED_BEFORE' });
  expect(play.give(third, 'judge', DISMISS)).toBeNull();
});

it('no breach is found in facts about a limit, either, while a longer one that was asked for waits', () => {
  const matters = { [LATE_MATTER]: standing({ extensionPending: true }) };
  const facts = { responsible: 'province.land', facts: '收到申请逾期没有答复。', matterId: LATE_MATTER };
  const opened = (clause: string) =>
    new Play({ facts: { matters } }).do(supervisor, 'open-candidate', { ...facts, clause });
  expect(opened('39(4)').give(authorityHead, 'judge', FIT.judge)).toMatchObject({ code: 'EXTENSION_PENDING' });
  expect(opened('39(2)').give(authorityHead, 'judge', FIT.judge)).toBeNull();
});

it.each(['DISMISSED', 'JUSTIFIED'])('a judgement in favour of the department, %s, is not objected to', (outcome) => {
  const play = playTo('OPEN').do(supervisor, 'judge', { ...DISMISS, outcome });
  expect(play.give(lead, 'contest', FIT.contest)).toMatchObject({ kind: 'CONFLICT', code: 'JUDGED_IN_FAVOUR' });
});
