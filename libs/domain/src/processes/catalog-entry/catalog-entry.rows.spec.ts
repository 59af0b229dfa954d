import { describe, expect, it } from '@jest/globals';
import { catalogEntry } from './catalog-entry.js';
import { finding, FIT, opened, playTo, published, RETIRE, UPDATE, WHO } from './catalog-entry.fixture.js';
import { STATES, type CatalogEntryState } from './catalog-entry.state.js';
import { sideTables } from './side-tables.js';

type Case = readonly [
  row: string,
  from: CatalogEntryState,
  by: keyof typeof WHO,
  command: string,
  to: CatalogEntryState,
  clocks?: string,
];
const { assessor } = WHO;
const RUNNING = 'review-1 RUNNING 2026-03-17';
const MET = 'review-1 MET 2026-03-17';

/** Rows of regulation.md §2.1 that people perform: state before, office, command, state and clocks after. */
const ROWS: readonly Case[] = [
  ['1', 'DRAFT', 'handler', 'revise-draft', 'DRAFT'],
  ['1', 'DRAFT', 'lead', 'revise-draft', 'DRAFT'],
  ['2', 'DRAFT', 'handler', 'start-assessment', 'ASSESSING'],
  ['2', 'DRAFT', 'lead', 'start-assessment', 'ASSESSING'],
  ['3, one of two', 'ASSESSING', 'assessor', 'record-assessment', 'ASSESSING'],
  ['3, edited', 'ASSESSING', 'handler', 'revise-draft', 'DRAFT'],
  ['3, edited', 'ASSESSED', 'handler', 'revise-draft', 'DRAFT'],
  ['4', 'ASSESSED', 'lead', 'submit-to-head', 'DEPT_HEAD_REVIEW'],
  ['5', 'DEPT_HEAD_REVIEW', 'head', 'head-approve', 'AUTHORITY_REVIEW', RUNNING],
  ['6', 'DEPT_HEAD_REVIEW', 'head', 'head-reject', 'DRAFT'],
  ['7', 'AUTHORITY_REVIEW', 'reviewer', 'authority-pass', 'PUBLISHED', MET],
  ['8', 'AUTHORITY_REVIEW', 'reviewer', 'authority-return', 'RETURNED', MET],
  ['9', 'RETURNED', 'handler', 'rework', 'DRAFT', MET],
  ['9', 'RETURNED', 'lead', 'rework', 'DRAFT', MET],
  ['12', 'PUBLISHED', 'lead', 'propose-retirement', 'RETIREMENT_REVIEW', MET],
  ['12', 'UPDATE_DUE', 'lead', 'propose-retirement', 'RETIREMENT_REVIEW', MET],
  ['abandoned', 'DRAFT', 'lead', 'abandon-draft', 'ABANDONED'],
  ['abandoned', 'ASSESSING', 'lead', 'abandon-draft', 'ABANDONED'],
  ['abandoned', 'ASSESSED', 'lead', 'abandon-draft', 'ABANDONED'],
  ['abandoned', 'RETURNED', 'lead', 'abandon-draft', 'ABANDONED', MET],
];

describe('a row of the table', () => {
  it.each(ROWS)('%s: %s, the %s’s %s → %s', (_, from, role, command, to, clocks = '') => {
    const by = WHO[role];
    const play = playTo(from);
    const before = play.events.length;
    expect(play.give(by, command, FIT[command])).toBeNull();
    expect(play.matter.state).toBe(to);
    expect(play.clocks).toBe(clocks);
    expect(play.events[before]).toMatchObject({ at: play.now, actor: { accountId: by.accountId, ...by.offices[0] } });
  });

  it('3: completes with the last of the needed assessments', () => {
    const play = playTo('ASSESSING').do(assessor, 'record-assessment', finding('SECRECY_RISK'));
    play.do(assessor, 'record-assessment', finding('PERSONAL_INFO_IMPACT'));
    expect(play.matter.state).toBe('ASSESSED');
  });

  it('3: abandons and locks a secret entry for ever', () => {
    const play = playTo('ASSESSING').do(assessor, 'record-assessment', finding('SECRECY_RISK', { result: 'FAIL' }));
    expect(play.matter).toMatchObject({ state: 'ABANDONED', data: { locked: true } });
    expect(sideTables(play.matter).entry.content).toMatchObject({ name: '', abstract: '', items: [] });
    for (const [command, payload] of Object.entries(FIT))
      for (const who of Object.values(WHO)) expect(play.give(who, command, payload)).not.toBeNull();
  });

  it.each<readonly [string, CatalogEntryState, string, CatalogEntryState, object]>([
    ['10', 'PUBLISHED', 'update-opened', 'UPDATE_DUE', opened()],
    ['11', 'UPDATE_DUE', 'update-published', 'PUBLISHED', published()],
    ['11', 'UPDATE_DUE', 'update-dismissed', 'PUBLISHED', { updateId: UPDATE, reason: '重复。' }],
    ['13', 'RETIREMENT_REVIEW', 'update-published', 'RETIRED', published(RETIRE)],
    ['13b', 'RETIREMENT_REVIEW', 'update-dismissed', 'PUBLISHED', { updateId: UPDATE, reason: '仍有需要。' }],
  ])('%s: %s, %s → %s', (_, from, reaction, to, payload) => {
    expect(playTo(from).react(reaction, { ...payload }).matter.state).toBe(to);
  });
});

describe('a command outside its states is refused', () => {
  const commands = [...new Set(ROWS.map(([, , , command]) => command)), 'record-assessment'];
  const pairs = STATES.flatMap((state) =>
    commands
      .filter((command) => !ROWS.some(([, from, , name]) => from === state && name === command))
      .map((command) => [state, command] as const),
  );
  it.each(pairs)('in %s: %s', (state, command) => {
    const play = playTo(state);
    const officer = WHO[ROWS.find(([, , , name]) => name === command)?.[2] ?? 'assessor'];
    const isSeen = officer !== WHO.reviewer || catalogEntry.isOpenToParties(play.matter);
    expect(play.give(officer, command, FIT[command])?.code).toBe(isSeen ? 'WRONG_STATE' : 'NOT_FOUND');
  });
});

describe('a command of another office is refused', () => {
  const offices = new Map<string, Set<string>>();
  for (const [, , by, command] of ROWS) offices.set(command, (offices.get(command) ?? new Set()).add(by));
  const roles = Object.keys(WHO) as (keyof typeof WHO)[];
  const cases = [...offices].flatMap(([command, by]) =>
    roles.filter((role) => !by.has(role)).map((role) => [command, role] as const),
  );
  it.each(cases)('%s by the %s', (command, role) => {
    const from = ROWS.find(([, , , name]) => name === command)?.[1];
    if (!from) throw new Error(`${command} has no row`);
    const refusal = playTo(from).give(WHO[role], command, FIT[command]);
    expect(['NOT_YOUR_OFFICE', 'NOT_FOUND']).toContain(refusal?.code);
  });
});
