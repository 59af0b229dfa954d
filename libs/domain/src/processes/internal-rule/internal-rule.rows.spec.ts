import { describe, expect, it } from '@jest/globals';
import { atLocal } from '../../calendar/time.js';
import { internalRule } from './internal-rule.js';
import {
  DOCUMENT,
  FIRST,
  fitFor,
  NEXT,
  NEXT_DOCUMENT,
  Play,
  playTo,
  REASON,
  STATES,
  THEIRS,
  WHO,
} from './internal-rule.fixture.js';
import type { RuleState } from './internal-rule.state.js';

const { handler, head } = WHO;

/** Rows of regulation.md §2.17: state before, office, command, state after. */
const ROWS: readonly (readonly [from: RuleState, by: 'handler' | 'head', command: string, to: RuleState])[] = [
  ['DRAFT', 'handler', 'revise-rule', 'DRAFT'],
  ['DRAFT', 'handler', 'submit-to-head', 'UNDER_APPROVAL'],
  ['DRAFT', 'handler', 'abandon-draft', 'ABANDONED'],
  ['UNDER_APPROVAL', 'head', 'head-approve', 'IN_FORCE'],
  ['UNDER_APPROVAL', 'head', 'head-reject', 'DRAFT'],
  ['IN_FORCE', 'handler', 'revise-rule', 'REVISING'],
  ['IN_FORCE', 'head', 'repeal-rule', 'REPEALED'],
  ['REVISING', 'handler', 'revise-rule', 'REVISING'],
  ['REVISING', 'handler', 'submit-to-head', 'REVISION_UNDER_APPROVAL'],
  ['REVISING', 'handler', 'abandon-draft', 'IN_FORCE'],
  ['REVISING', 'head', 'repeal-rule', 'REPEALED'],
  ['REVISION_UNDER_APPROVAL', 'head', 'head-approve', 'IN_FORCE'],
  ['REVISION_UNDER_APPROVAL', 'head', 'head-reject', 'REVISING'],
  ['REVISION_UNDER_APPROVAL', 'head', 'repeal-rule', 'REPEALED'],
];
const COMMANDS = internalRule.commands.filter(({ from }) => from.length > 0).map(({ name }) => name);

describe('a row of the table', () => {
  it.each(ROWS)('%s, the %s’s %s leads to %s', (from, by, command, to) => {
    const play = playTo(from);
    play.do(WHO[by], command, fitFor(play, command));
    expect(play.matter).toMatchObject({ state: to, clocks: [] });
    expect(play.effects).toEqual([]);
  });
});

describe('any other command is refused', () => {
  const steps = STATES.flatMap((state) => COMMANDS.map((command) => [state, command] as const));

  it.each(steps)('in %s: %s, except to its own office', (state, command) => {
    const open = Object.entries(WHO).flatMap(([name, who]) => {
      const play = playTo(state);
      return play.give(who, command, fitFor(play, command)) === null ? [name] : [];
    });
    expect(open).toEqual(ROWS.flatMap(([from, by, name]) => (from === state && name === command ? [by] : [])));
  });
});

describe('a draft', () => {
  const draft = (more: object) => new Play().give(handler, 'draft-rule', { ...FIRST, ...more });

  it.each([
    ['two documents', { documents: [DOCUMENT, NEXT_DOCUMENT] }, 'ONE_DOCUMENT'],
    ['a document of another department', { documents: [THEIRS] }, 'NO_SUCH_DOCUMENT'],
  ])('is refused with %s', (_, more, code) => {
    expect(draft(more)).toMatchObject({ kind: 'RULE', code });
    expect(playTo('IN_FORCE').give(handler, 'revise-rule', { ...NEXT, ...more })).toMatchObject({ code });
  });

  it.each([
    ['a blank title', { title: ' ' }, 'title'],
    ['a summary that is too long', { summary: '长'.repeat(4001) }, 'summary'],
    ['a phone number', { summary: '联系人13800138000。' }, 'summary'],
    ['no title', { title: undefined }, 'title'],
    ['a blank label', { label: ' ' }, 'label'],
    ['a day that does not exist', { from: '2026-02-30' }, 'from'],
    ['an unknown field', { version: 2 }, 'version'],
  ])('is refused with %s', (_, more, field) => {
    expect(draft(more)).toMatchObject({ kind: 'SHAPE', fields: [{ field }] });
  });

  it('names its title, and is asked for all else at once when it is submitted', () => {
    const { title } = FIRST;
    const play = new Play().do(handler, 'draft-rule', { title });
    const missing = play.give(handler, 'submit-to-head', { revision: 1 });
    expect(missing).toMatchObject({ kind: 'RULE', code: 'RULE_INCOMPLETE', clause: '10' });
    expect(missing?.fields?.map(({ field }) => field)).toEqual(['summary', 'label', 'from', 'documents']);
    play.do(handler, 'revise-rule', FIRST);
    expect(play.give(handler, 'submit-to-head', { revision: 2 })).toBeNull();
  });

  it('of the next version leaves the one in force as it is', () => {
    const play = playTo('IN_FORCE').do(handler, 'revise-rule', { title: NEXT.title });
    expect(play.give(handler, 'submit-to-head', { revision: play.matter.data.revision })).toMatchObject({
      code: 'RULE_INCOMPLETE',
    });
    expect(play.matter.data.versions).toMatchObject([{ title: FIRST.title, until: null }]);
  });

  it.each([
    ['submit-to-head', 'DRAFT', handler],
    ['head-approve', 'UNDER_APPROVAL', head],
  ] as const)('%s names the revision that was read', (command, state, who) => {
    expect(playTo(state).give(who, command, { revision: 2 })).toMatchObject({ code: 'STALE_REVISION', clause: '10' });
  });

  it('is returned, abandoned or repealed with a reason alone', () => {
    for (const [state, who, command] of [
      ['DRAFT', handler, 'abandon-draft'],
      ['UNDER_APPROVAL', head, 'head-reject'],
      ['IN_FORCE', head, 'repeal-rule'],
    ] as const)
      expect(playTo(state).give(who, command, {})).toMatchObject({ kind: 'SHAPE', fields: [{ field: 'reason' }] });
  });

  it('needs a working body of the department (Art 11)', () => {
    const play = new Play({ withoutBody: ['province.land'] });
    expect(play.give(handler, 'draft-rule', FIRST)).toMatchObject({ code: 'NO_WORKING_BODY' });
  });
});

describe('the approval', () => {
  const headAs = (who: { readonly personId: string }) => ({ ...head, personId: who.personId });

  it('is not given by a person who wrote or submitted the draft', () => {
    const refused = { kind: 'FORBIDDEN', code: 'OWN_DRAFT', clause: '10' };
    expect(playTo('UNDER_APPROVAL').give(headAs(handler), 'head-approve', { revision: 1 })).toMatchObject(refused);
    const deputy = { ...handler, personId: 'another' };
    const play = playTo('DRAFT').do(deputy, 'submit-to-head', { revision: 1 });
    expect(play.give(headAs(deputy), 'head-approve', { revision: 1 })).toMatchObject(refused);
  });

  it('of a later version may be given by who wrote an earlier one', () => {
    const deputy = { ...handler, personId: 'another' };
    const play = playTo('IN_FORCE').do(deputy, 'revise-rule', NEXT).do(deputy, 'submit-to-head', { revision: 2 });
    expect(play.give(headAs(handler), 'head-approve', { revision: 2 })).toBeNull();
  });

  it('is excepted where the working body is one person, and the exception is recorded (Q-32)', () => {
    const world = { bodiesOfOne: ['province.land'], policy: { 'Q-32': 'RECORDED_EXCEPTION' } } as const;
    const play = playTo('UNDER_APPROVAL', world).do(headAs(handler), 'head-approve', { revision: 1 });
    expect(play.happened('separationExcepted')).toMatchObject([{ payload: { code: 'OWN_DRAFT', clause: '10' } }]);
  });

  it('puts the version into force on its day, not before the approval', () => {
    expect(playTo('IN_FORCE').versions).toEqual(['1 2026-03-03 – now']);
    expect(playTo('IN_FORCE').approveNext('2026-05-01').versions).toEqual([
      '1 2026-03-03 – 2026-05-01',
      '2 2026-05-01 – now',
    ]);
  });

  it('leaves the last version in force until then', () => {
    for (const state of ['REVISING', 'REVISION_UNDER_APPROVAL'] as const)
      expect(playTo(state).versions).toEqual(['1 2026-03-03 – now']);
    const play = playTo('REVISION_UNDER_APPROVAL').do(head, 'head-reject', REASON);
    play.do(handler, 'abandon-draft', REASON);
    expect([play.matter.state, ...play.versions]).toEqual(['IN_FORCE', '1 2026-03-03 – now']);
  });

  it('of a version that applies earlier than one approved before leaves that one no day', () => {
    expect(playTo('IN_FORCE').approveNext('2026-06-01').approveNext('2026-05-01').versions).toEqual([
      '1 2026-03-03 – 2026-05-01',
      '2 2026-06-01 – 2026-06-01',
      '3 2026-05-01 – now',
    ]);
  });
});

it('a repeal ends every version with its day, also the one that would begin later', () => {
  const play = playTo('IN_FORCE').approveNext('2026-06-01').passTo(atLocal('2026-04-01', 9));
  play.do(head, 'repeal-rule', REASON);
  expect(play.versions).toEqual(['1 2026-03-03 – 2026-04-01', '2 2026-06-01 – 2026-06-01']);
  expect(play.matter.data.repealed).toBe(REASON.reason);
});
