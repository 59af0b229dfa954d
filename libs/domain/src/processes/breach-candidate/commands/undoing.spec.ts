import { describe, expect, it } from '@jest/globals';
import { actorOf } from '../../../access/actor.fixture.js';
import type { Actor } from '../../../access/roles.js';
import { atLocal } from '../../../calendar/time.js';
import { project } from '../../../matter/projection.js';
import { breachCandidate } from '../breach-candidate.js';
import { FIT, LATE_MATTER, playTo, standing, WHO, type Play } from '../breach-candidate.fixture.js';

const { supervisor, authorityHead, lead, above, government } = WHO;
const UNDO = FIT['undo-judgement'];
const published = (play: Play) => breachCandidate.sideTables?.(play.matter)?.breach;

describe('a judgement is undone', () => {
  it.each<[string, Actor]>([
    ['by the authority above', above],
    ['by the government of the level', government],
  ])('%s; the lateness is then to be judged again, and figures and later registrations forget it', (_, actor) => {
    const play = playTo('JUDGED');
    expect(published(play)).toMatchObject({ standing: 'BREACH', judgedAt: play.now });
    expect(play.give(actor, 'undo-judgement', UNDO)).toBeNull();
    const { departmentId } = actor.offices[0] ?? {};
    expect(play.matter).toMatchObject({
      state: 'OPEN',
      data: { judgements: [{ outcome: 'BREACH', undone: { undoneAt: play.now, by: { departmentId } } }] },
    });
    expect(published(play)).toMatchObject({ standing: 'OPEN', judgedAt: null });
    expect(project(breachCandidate, play.matter, play.context(null)).tasks).toMatchObject([{ command: 'judge' }]);
  });

  it('and another person judges, to whose judgement the department may object again', () => {
    const play = playTo('CONTESTED').do(authorityHead, 'judge', FIT.judge).do(above, 'undo-judgement', UNDO);
    expect(play.give(authorityHead, 'judge', FIT.judge)).toMatchObject({ kind: 'FORBIDDEN', code: 'JUDGED_BEFORE' });
    expect(play.give(supervisor, 'judge', FIT.judge)).toMatchObject({ kind: 'FORBIDDEN', code: 'JUDGED_BEFORE' });
    play.do(actorOf('SA_HEAD', 'province.data', { personId: 'a third person' }), 'judge', FIT.judge);
    expect(published(play)).toMatchObject({ standing: 'BREACH' });
    expect(play.give(lead, 'contest', FIT.contest)).toBeNull();
  });

  it('and both sides are told', () => {
    const to = playTo('JUDGED')
      .do(above, 'undo-judgement', UNDO)
      .notices.slice(-2)
      .flatMap((notice) => notice.to);
    expect(new Set(to.map(({ departmentId }) => departmentId))).toEqual(new Set(['province.data', 'province.land']));
  });
});

describe('a judgement is not undone', () => {
  it.each<[string, Actor, string]>([
    ['by the judged', lead, 'NOT_YOUR_OFFICE'],
    ['by its judges', authorityHead, 'NOT_YOUR_OFFICE'],
    ['by who only reviews above', actorOf('SA_REVIEWER', 'nation.data'), 'NOT_YOUR_OFFICE'],
    ['by a government that is not of the judge’s level', WHO.nationalGovernment, 'NOT_YOUR_OFFICE'],
  ])('%s', (_, actor, code) => {
    expect(playTo('JUDGED').give(actor, 'undo-judgement', UNDO)).toMatchObject({ kind: 'FORBIDDEN', code });
  });

  it('by a superior that is the other party, or is itself judged', () => {
    const party = playTo('JUDGED', { otherParty: 'nation.data' });
    expect(party.give(above, 'undo-judgement', UNDO)).toMatchObject({ code: 'NOT_YOUR_OFFICE' });
    expect(party.give(government, 'undo-judgement', UNDO)).toBeNull();
  });

  it('without reasons, before there is one, or twice', () => {
    const play = playTo('JUDGED');
    expect(play.give(above, 'undo-judgement', { reason: '有误。' })).toMatchObject({ code: 'REASON_TOO_SHORT' });
    expect(playTo('OPEN').give(above, 'undo-judgement', UNDO)).toMatchObject({ code: 'WRONG_STATE' });
    play.do(above, 'undo-judgement', UNDO);
    expect(play.give(government, 'undo-judgement', UNDO)).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('by a person who handled the late matter, or who judged', () => {
    const facts = { matters: { [LATE_MATTER]: standing({ acted: [above.personId] }) } };
    const handled = playTo('JUDGED', {}, { facts });
    expect(handled.give(above, 'undo-judgement', UNDO)).toMatchObject({ code: 'HANDLED_THE_MATTER' });
    const promoted = { ...above, personId: supervisor.personId };
    expect(playTo('JUDGED').give(promoted, 'undo-judgement', UNDO)?.kind).toBe('FORBIDDEN');
  });
});

it('a government’s judgement is undone by the government above alone', () => {
  const play = playTo('OPEN', { responsible: 'province.data', authority: 'province.gov', clause: '41(3)' });
  play.do(government, 'judge', FIT.judge);
  expect(play.give(above, 'undo-judgement', UNDO)).toMatchObject({ code: 'NOT_YOUR_OFFICE' });
  expect(play.give(WHO.nationalGovernment, 'undo-judgement', UNDO)).toBeNull();
  expect(play.passTo(atLocal('2027-01-01')).matter.state).toBe('OPEN');
});
