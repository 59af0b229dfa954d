import { expect, it } from '@jest/globals';
import type { Audience } from '../access/audience.js';
import { scene, WHO } from '../features/everyday/everyday.fixture.js';
import { FIT } from '../processes/share-request/way.fixture.js';
import { shareRequest } from '../processes/share-request/share-request.js';
import type { Play } from '../processes/share-request/share-request.fixture.js';
import { seenTasks } from './seen-tasks.js';

const { handler, providerHandler, providerLead } = WHO;
const seenBy = (play: Play, side: Audience) =>
  seenTasks(shareRequest.tasks(play.matter), play.matter.parties, new Set<Audience>(['everybody', side])).map(
    ({ command, assignees = [] }) => [command, assignees],
  );
/** What the answer of the API says of each task. */
const shownTo = (play: Play, side: Audience) =>
  seenTasks(shareRequest.tasks(play.matter), play.matter.parties, new Set<Audience>(['everybody', side])).map(
    ({ command, departmentId, roles, clockId }) => [command, departmentId, roles, clockId],
  );

it('the people whom a department has put in charge are shown on its own side alone', () => {
  const play = scene('UNDER_REVIEW').do(providerLead, 'hand-over', { to: WHO.providerDeputy.accountId });
  expect(seenBy(play, 'provider')).toEqual([['propose-reply', [WHO.providerDeputy.accountId]]]);
  expect(seenBy(play, 'requester')).toEqual([['propose-reply', []]]);
});

it('opinions that a department asks of its people are no task that others see', () => {
  const asked = { question: '是否妥当？', colleagues: [WHO.providerAssessor.accountId] };
  const play = scene('UNDER_REVIEW').do(providerHandler, 'ask-opinions', asked);
  expect(seenBy(play, 'provider').map(([command]) => command)).toEqual(['propose-reply', 'give-opinion']);
  for (const side of ['requester', 'authority'] as const)
    expect(seenBy(play, side).map(([command]) => command)).toEqual(['propose-reply']);
});

it('a supplement that waits for the consent of its lead changes nothing that other sides see', () => {
  const play = scene('SUPPLEMENT_REQUIRED');
  const before = shownTo(play, 'provider');
  play.do(handler, 'draft-supplement', FIT['draft-supplement']);
  expect(seenBy(play, 'requester').map(([command]) => command)).toEqual(['consent-supplement']);
  expect(before.map(([command]) => command)).toContain('supply-supplement');
  for (const side of ['provider', 'authority'] as const) expect(shownTo(play, side)).toEqual(before);
});
