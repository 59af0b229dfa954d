import { describe, expect, it } from '@jest/globals';
import { actorOf } from '../../access/actor.fixture.js';
import type { Audience } from '../../access/audience.js';
import { mayRead, readerScope } from '../../access/reading.js';
import { availableCommands } from '../../matter/availability.js';
import { fold } from '../../matter/fold.js';
import { project } from '../../matter/projection.js';
import { tellEvent } from '../../matter/telling.js';
import { internalRule } from './internal-rule.js';
import { DOCUMENT, FIRST, NEXT, playTo, REASON, STATES, WHO, type Play } from './internal-rule.fixture.js';
import type { RuleState } from './internal-rule.state.js';
import { readable } from '../../matter/readable.js';

const { handler, head } = WHO;

const TASKS: Readonly<Record<RuleState, readonly string[]>> = {
  DRAFT: ['submit-to-head WB_HANDLER'],
  UNDER_APPROVAL: ['head-approve DEPT_HEAD'],
  IN_FORCE: [],
  REVISING: ['submit-to-head WB_HANDLER'],
  REVISION_UNDER_APPROVAL: ['head-approve DEPT_HEAD'],
  REPEALED: [],
  ABANDONED: [],
};
const tasksOf = ({ matter }: Play) =>
  internalRule.tasks(matter).map(({ command, roles }) => `${command} ${roles.join('/')}`);

describe('the tasks', () => {
  it.each(STATES)('in %s are commands that the office may give; without tasks the matter is closed', (state) => {
    const play = playTo(state);
    expect(tasksOf(play)).toEqual(TASKS[state]);
    for (const { command, departmentId, roles } of internalRule.tasks(play.matter))
      for (const role of roles) {
        const open = availableCommands(internalRule, play.matter, play.context(actorOf(role, departmentId)));
        expect(open).toContainEqual(expect.objectContaining({ command, allowed: true }));
      }
    const { closed } = project(internalRule, play.matter, play.context(null));
    expect(closed).toBe(TASKS[state].length === 0);
    expect(fold(internalRule, 'm1', play.events)).toEqual(play.matter);
  });

  it('ask for another draft where the head returned one, and its handlers are told', () => {
    const play = playTo('UNDER_APPROVAL').do(head, 'head-reject', REASON);
    expect(tasksOf(play)).toEqual(['revise-rule WB_HANDLER']);
    expect(play.notices.map(({ to }) => to.map(({ role }) => role))).toEqual([['DEPT_HEAD'], ['WB_HANDLER']]);
    play.do(handler, 'revise-rule', FIRST);
    expect(tasksOf(play)).toEqual(['submit-to-head WB_HANDLER']);
  });
});

describe('the readers', () => {
  const readers = [
    WHO.lead,
    actorOf('SA_SUPERVISOR', 'province.data'),
    actorOf('GOV_DECIDER', 'province.gov'),
    actorOf('SA_REVIEWER', 'nation.data'),
    WHO.stranger,
    actorOf('SA_HEAD', 'city.data'),
  ];
  const seenBy = (play: Play) => {
    const { organisation } = play.context(null);
    const matter = readable(internalRule, play.matter);
    return readers.map((actor) => mayRead(matter, readerScope(actor, organisation), organisation));
  };

  it.each(['DRAFT', 'UNDER_APPROVAL', 'ABANDONED'] as const)('of one in %s are its own department', (state) => {
    expect(seenBy(playTo(state))).toEqual([true, false, false, false, false, false]);
  });

  it.each(['IN_FORCE', 'REVISING', 'REVISION_UNDER_APPROVAL', 'REPEALED'] as const)(
    'of one in %s are also those who oversee its division',
    (state) => {
      expect(seenBy(playTo(state))).toEqual([true, true, true, true, false, false]);
    },
  );
});

const seen = (play: Play, ...eyes: Audience[]) =>
  internalRule.view(play.matter, new Set<Audience>(['everybody', ...eyes]));

describe('the documents', () => {
  it('show drafts to the department alone, and versions to every reader', () => {
    const play = playTo('REVISION_UNDER_APPROVAL').do(head, 'head-reject', REASON);
    const draft = { title: NEXT.title, revision: 2, returned: REASON.reason };
    const versions = [{ title: FIRST.title, version: 1, document: { documentId: DOCUMENT }, until: null }];
    expect(seen(play, 'provider')).toMatchObject({ draft, versions, repealed: null });
    expect(seen(play, 'authority')).toMatchObject({ draft: null, versions, repealed: null });
    expect(internalRule.subject(play.matter)).toEqual({ code: '', name: FIRST.title });
  });

  it('show an abandoned first draft, no draft where none is open, and the reason of a repeal', () => {
    expect(seen(playTo('ABANDONED'), 'provider')).toMatchObject({ draft: { title: FIRST.title }, versions: [] });
    expect(seen(playTo('IN_FORCE'), 'provider')).toMatchObject({ draft: null });
    expect(seen(playTo('REPEALED'))).toMatchObject({ draft: null, repealed: REASON.reason });
  });

  it('contain no id of a person', () => {
    for (const state of STATES) expect(JSON.stringify(seen(playTo(state), 'provider'))).not.toContain('person of');
  });
});

it('the history shows approvals and the repeal to every reader, all else to the department', () => {
  const play = playTo('UNDER_APPROVAL').do(head, 'head-reject', REASON).do(handler, 'abandon-draft', REASON);
  const all = [...playTo('REPEALED').events, ...playTo('REVISING').events, ...play.events];
  const lines = all.map((event) => ({ type: event.type, ...tellEvent(internalRule, play.matter, event) }));
  expect(new Set(lines.map(({ type }) => type))).toEqual(new Set(Object.keys(internalRule.events)));
  for (const { type, audience, sentence, clause } of lines) {
    expect([type, audience]).toEqual([
      type,
      ['ruleApproved', 'ruleRepealed'].includes(type) ? 'everybody' : 'provider',
    ]);
    expect(sentence).toMatch(/^[一-鿿].*[。：].*$/u);
    expect(clause).toBe('10');
  }
});
