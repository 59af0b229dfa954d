import { expect, it } from '@jest/globals';
import { actorOf } from '../../access/actor.fixture.js';
import { availableCommands } from '../../matter/availability.js';
import { project } from '../../matter/projection.js';
import { catalogEntry } from './catalog-entry.js';
import { playTo } from './catalog-entry.fixture.js';
import type { CatalogEntryState } from './catalog-entry.state.js';

const TASKS: readonly (readonly [CatalogEntryState, readonly string[]])[] = [
  ['DRAFT', ['start-assessment province.land/WB_HANDLER -']],
  ['ASSESSING', ['record-assessment province.land/ASSESSOR -']],
  ['ASSESSED', ['submit-to-head province.land/WB_LEAD -']],
  ['DEPT_HEAD_REVIEW', ['head-approve province.land/DEPT_HEAD -']],
  ['AUTHORITY_REVIEW', ['authority-pass province.data/SA_REVIEWER review-1']],
  ['RETURNED', ['rework province.land/WB_HANDLER -']],
  ['PUBLISHED', []],
  ['UPDATE_DUE', []],
  ['RETIREMENT_REVIEW', []],
  ['RETIRED', []],
  ['ABANDONED', []],
];

it.each(TASKS)('in %s the tasks are: %j', (state, tasks) => {
  const { matter } = playTo(state);
  expect(
    catalogEntry
      .tasks(matter)
      .map(
        ({ command, departmentId, roles, clockId }) =>
          `${command} ${departmentId}/${roles.join('/')} ${clockId ?? '-'}`,
      ),
  ).toEqual(tasks);
});

it.each(TASKS)('a task of %s is a command that the office may give', (state) => {
  const play = playTo(state);
  for (const { command, departmentId, roles } of catalogEntry.tasks(play.matter))
    for (const role of roles) {
      const open = availableCommands(catalogEntry, play.matter, play.context(actorOf(role, departmentId)));
      expect(open).toContainEqual(expect.objectContaining({ command, allowed: true }));
    }
});

it.each<[CatalogEntryState, boolean]>([
  ['AUTHORITY_REVIEW', false],
  ['PUBLISHED', true],
  ['UPDATE_DUE', false],
  ['RETIREMENT_REVIEW', false],
  ['RETIRED', true],
  ['ABANDONED', true],
])('an entry in %s is closed: %s', (state, closed) => {
  const play = playTo(state);
  expect(project(catalogEntry, play.matter, play.context(null)).closed).toBe(closed);
});
