import { describe, expect, it } from '@jest/globals';
import { actorOf } from '../../access/actor.fixture.js';
import { isPlaced } from '../../access/placed.js';
import { rightTo } from '../../access/rights.js';
import { availableCommands } from '../../matter/availability.js';
import { atLocal } from '../../calendar/time.js';
import { asSeenFrom } from '../../matter/seen-state.js';
import { project } from '../../matter/projection.js';
import { catalogUpdate } from './catalog-update.js';
import {
  CONDITIONS,
  contested,
  finding,
  FIT,
  playTo,
  REASON,
  retiring,
  WHO,
  type Play,
} from './catalog-update.fixture.js';
import { STATES } from './catalog-update.state.js';

const { handler, lead, assessor } = WHO;
const shown = (play: Play): readonly string[] =>
  catalogUpdate
    .tasks(play.matter)
    .map(
      ({ command, departmentId, roles, clockId }) => `${command} ${departmentId}/${roles.join('/')} ${clockId ?? '-'}`,
    );
const toAssess = (): Play =>
  playTo('PREPARING').passTo('2026-03-03T01:00:00.000Z').do(handler, 'revise-change', CONDITIONS);

/** Every situation in which a task is open. */
const SCENES: Readonly<Record<string, () => Play>> = {
  ...Object.fromEntries(STATES.map((state) => [state, () => playTo(state)])),
  DRAFTED: () => playTo('DRAFTED'),
  'to be assessed': toAssess,
  'half assessed': () => toAssess().do(assessor, 'record-assessment', finding('SECRECY_RISK')),
  assessed: () =>
    toAssess()
      .do(assessor, 'record-assessment', finding('SECRECY_RISK'))
      .do(assessor, 'record-assessment', finding('PERSONAL_INFO_IMPACT')),
  'a retirement': () => retiring().do(handler, 'start-update', {}),
  'a dismissal': () => playTo('OPEN').do(lead, 'dismiss', REASON),
  'a contest': () => contested(),
  'an extension': () => playTo('OPEN').do(lead, 'request-extension', FIT['request-extension']),
};

describe('the open tasks', () => {
  it.each<[string, readonly string[]]>([
    ['OPEN', ['start-update city.housing/WB_HANDLER update']],
    ['PREPARING', ['revise-change city.housing/WB_HANDLER update']],
    ['DRAFTED', ['submit-to-head city.housing/WB_LEAD update']],
    ['to be assessed', ['record-assessment city.housing/ASSESSOR update']],
    ['half assessed', ['record-assessment city.housing/ASSESSOR update']],
    ['assessed', ['submit-to-head city.housing/WB_LEAD update']],
    ['a retirement', ['submit-to-head city.housing/WB_LEAD update']],
    ['DEPT_HEAD_REVIEW', ['head-approve city.housing/DEPT_HEAD update']],
    ['SUBMITTED', ['authority-pass city.data/SA_REVIEWER review-1']],
    ['RETURNED', ['rework city.housing/WB_HANDLER update']],
    ['PUBLISHED', []],
    ['NOT_NEEDED', []],
    [
      'a dismissal',
      ['start-update city.housing/WB_HANDLER update', 'confirm-dismissal city.data/SA_REVIEWER dismissal-1'],
    ],
    [
      'a contest',
      [
        'rework city.housing/WB_HANDLER update',
        'decide-contest province.data/SA_REVIEWER/SA_HEAD/GOV_DECIDER contest-1',
      ],
    ],
    [
      'an extension',
      [
        'start-update city.housing/WB_HANDLER update',
        'decide-extension city.data/SA_REVIEWER/SA_HEAD/GOV_DECIDER extension-1',
      ],
    ],
  ])('%s: %j', (scene, tasks) => {
    expect(shown((SCENES[scene] ?? toAssess)())).toEqual(tasks);
  });

  it.each(Object.entries(SCENES))('%s: each is a command that the office may give', (_, scene) => {
    const play = scene();
    const { organisation } = play.context(null);
    for (const { command, departmentId, roles } of catalogUpdate.tasks(play.matter))
      for (const role of roles.filter((one) => isPlaced({ role: one, departmentId }, organisation))) {
        const open = availableCommands(catalogUpdate, play.matter, play.context(actorOf(role, departmentId)));
        expect(open).toContainEqual(expect.objectContaining({ command, allowed: true }));
      }
  });

  it('an update is closed when no task is open and no clock runs', () => {
    const closed = STATES.filter((state) => {
      const play = playTo(state);
      return project(catalogUpdate, play.matter, play.context(null)).closed;
    });
    expect(closed).toEqual(['PUBLISHED', 'NOT_NEEDED']);
  });

  it('a pending extension keeps it open for its deciders if it was submitted late', () => {
    const play = playTo('DRAFTED').do(lead, 'request-extension', FIT['request-extension']);
    play
      .passTo(atLocal('2026-03-18', 9))
      .do(lead, 'submit-to-head', { revision: 1 })
      .do(WHO.head, 'head-approve', { revision: 1 });
    play.do(WHO.reviewer, 'authority-pass', { revision: 1 });
    expect(project(catalogUpdate, play.matter, play.context(null)).closed).toBe(false);
  });
});

it('every office but the right one is refused, and every command outside the states that it sees', () => {
  for (const [name, scene] of Object.entries(SCENES)) {
    const play = scene();
    for (const row of catalogUpdate.commands.filter(({ from }) => from.length > 0))
      for (const actor of Object.values(WHO)) {
        const [office] = actor.offices;
        const side = rightTo(catalogUpdate.process, row.name).offices.some(
          ({ side, roles }) =>
            office && play.matter.parties[side] === office.departmentId && roles.includes(office.role),
        );
        const isAbove = row.name === 'decide-contest' && actor === WHO.above;
        const allowed =
          (side || isAbove) && row.from.includes(asSeenFrom(play.matter, office?.departmentId ?? '').state);
        const code = play.give(actor, row.name, undefined)?.code;
        if (!allowed) expect([name, row.name, code]).toEqual([name, row.name, expect.stringMatching(TURNED_AWAY)]);
        else expect([name, row.name, code]).toEqual([name, row.name, expect.not.stringMatching(TURNED_AWAY)]);
      }
  }
});
const TURNED_AWAY = /^(NOT_YOUR_OFFICE|NOT_FOUND|WRONG_STATE)$/;
