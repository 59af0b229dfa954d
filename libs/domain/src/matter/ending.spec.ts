import { describe, expect, it } from '@jest/globals';
import { scene, WHO } from '../features/everyday/everyday.fixture.js';
import { shareRequest } from '../processes/share-request/share-request.js';
import { playsOf } from '../processes/every-clock/every-clock.fixture.js';
import { STAGES } from '../processes/samples.fixture.js';
import { addMs, atLocal } from '../calendar/time.js';
import { project } from './projection.js';
import { tellEvent } from './telling.js';

const { lead, supervisor, providerHandler, providerLead, providerDeputy } = WHO;
const WITHDRAWN = { reason: '履职需要已不存在。' };

describe('a matter that ends', () => {
  it('tells those who were asked for an extension, and lists no date', () => {
    const play = scene('UNDER_REVIEW').do(providerLead, 'request-extension', { days: 5, reason: '核对需要时间。' });
    play.do(lead, 'withdraw', WITHDRAWN);
    expect(play.notices.map(({ text, to }) => `${text} ${to.map(({ role }) => role).join()}`)).toContain(
      '事项已撤回，不再需要审核延长答复期限。 SA_REVIEWER,GOV_DECIDER',
    );
    expect(project(shareRequest, play.matter, play.context(null))).toMatchObject({
      closed: true,
      dueAt: null,
      tasks: [],
    });
  });

  it('ends a hand-over: what comes later is every holder’s again', () => {
    const play = scene('UNDER_REVIEW').do(providerHandler, 'hand-over', { to: providerDeputy.accountId });
    expect(shareRequest.tasks(play.matter)[0]?.assignees).toEqual([providerDeputy.accountId]);
    play.do(lead, 'withdraw', WITHDRAWN);
    expect(play.matter.everyday.handOvers).toMatchObject([{ endedAt: play.matter.since }]);
  });

  it('stops the target of a supervision that an earlier release left running, and no later one', () => {
    const supervise = { departmentId: 'province.land', requirement: '请说明办理进展。', answerWithin: 10 };
    const play = scene('UNDER_REVIEW').do(supervisor, 'supervise', supervise).passTo(atLocal('2026-03-03', 9));
    play.do(lead, 'withdraw', WITHDRAWN);
    const withoutEnd = play.events.map((event) => {
      const clocks = event.payload.clocks?.filter(({ id, state }) => id !== 'supervision-1' || state === 'RUNNING');
      return { ...event, payload: { ...event.payload, ...(clocks && { clocks }) } };
    });
    play.recall(withoutEnd);
    expect(play.clock('supervision-1').state).toBe('RUNNING');
    play.passTo(addMs(play.now, 60_000)).do(supervisor, 'supervise', supervise);
    expect(play.clock('supervision-1')).toMatchObject({ state: 'CANCELLED', cancelledAt: play.matter.since });
    expect(play.clock('supervision-2').state).toBe('RUNNING');
    const [ended] = play.happened('clockEnded');
    expect(ended && tellEvent(shareRequest, play.matter, ended).sentence).toContain('事项已经终结');
    expect(play.passTo(atLocal('2026-04-30')).alerts).not.toContain('supervision-1 L4');
  });

  it('tells nobody of what the act itself has done', () => {
    const play = scene('UNDER_REVIEW');
    const before = play.notices.length;
    play.do(lead, 'withdraw', WITHDRAWN);
    expect(play.notices.slice(before)).toHaveLength(1);
  });
});

it.each(Object.values(STAGES).map((sample) => [sample.starts[0]?.().process.process, sample] as const))(
  '%s: in an end state runs only what was asked for since',
  (_, sample) => {
    const ended = playsOf(sample).filter(({ process, matter }) => process.endStates.includes(matter.state));
    expect(ended.length).toBeGreaterThan(0);
    const running = ended.flatMap(({ matter: { clocks, since, state } }) =>
      clocks.filter((clock) => clock.state === 'RUNNING' && clock.startedAt < since).map(({ id }) => `${state} ${id}`),
    );
    expect(running).toEqual([]);
  },
);
