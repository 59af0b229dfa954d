import { describe, expect, it } from '@jest/globals';
import { actorOf } from '../../access/actor.fixture.js';
import { availableCommands } from '../../matter/availability.js';
import { correctionRequest } from './correction-request.js';
import { playTo, WHO, type Place, type Play } from './correction-request.fixture.js';

const shown = (play: Play): readonly string[] =>
  correctionRequest
    .tasks(play.matter)
    .map(
      ({ command, departmentId, roles, clockId }) => `${command} ${departmentId}/${roles.join('/')} ${clockId ?? '-'}`,
    );

const TASKS: readonly (readonly [Place, readonly string[]])[] = [
  ['DRAFT', ['submit-correction city.housing/WB_HANDLER -']],
  ['SUBMITTED', ['start-verification province.land/WB_HANDLER correction']],
  ['REROUTED', ['accept-reroute nation.police/WB_HANDLER correction']],
  ['VERIFYING', ['record-finding province.land/WB_HANDLER correction']],
  ['FOUND', ['record-correction province.land/WB_HANDLER correction']],
  ['CORRECTED', ['feed-back province.land/WB_LEAD correction']],
  ['FED_BACK', ['accept-feedback city.housing/WB_HANDLER acceptance']],
  ['DISAGREED', ['answer-disagreement province.land/WB_LEAD answer']],
  ['REPORTED', ['start-verification province.land/WB_HANDLER report']],
  ['CLOSED', []],
  ['WITHDRAWN', []],
  ['ADOPTED', []],
];

describe('the open tasks', () => {
  it.each(TASKS)('in %s are: %j', (place, tasks) => {
    expect(shown(playTo(place))).toEqual(tasks);
  });

  it('are the source’s, once it has accepted', () => {
    const play = playTo('REROUTED').do(WHO.sourceHandler, 'accept-reroute', {});
    expect(shown(play)).toEqual(['start-verification nation.police/WB_HANDLER correction']);
  });
});

it.each(TASKS)('a task in %s is a command that the office may give', (place) => {
  const play = playTo(place);
  for (const { command, departmentId, roles } of correctionRequest.tasks(play.matter))
    for (const role of roles) {
      const open = availableCommands(correctionRequest, play.matter, play.context(actorOf(role, departmentId)));
      expect(open).toContainEqual(expect.objectContaining({ command, allowed: true }));
    }
});
