import { describe, expect, it } from '@jest/globals';
import { scene, WHO } from '../features/everyday/everyday.fixture.js';
import { shareRequest } from '../processes/share-request/share-request.js';
import { playsOf } from '../processes/every-clock/every-clock.fixture.js';
import { STAGES } from '../processes/samples.fixture.js';
import { project } from './projection.js';

const { lead, providerHandler, providerLead, providerDeputy } = WHO;
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
