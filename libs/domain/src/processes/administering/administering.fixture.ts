import { describe, expect, it } from '@jest/globals';
import { actorOf } from '../../access/actor.fixture.js';
import { mayRead, readerScope } from '../../access/reading.js';
import { ROLES, type Actor, type Role } from '../../access/roles.js';
import { atLocal } from '../../calendar/time.js';
import { fold } from '../../matter/fold.js';
import { MatterPlay, type World } from '../../matter/play.fixture.js';
import type { Process } from '../../matter/process.js';
import { project } from '../../matter/projection.js';
import { readable } from '../../matter/readable.js';
import { tellEvent } from '../../matter/telling.js';
import type { AdministrationSide } from './administrator.js';

/** Body whose administrators keep the organisation of these tests. */
export const OPERATOR = 'nation.data';

/** Administrators of the operator; each is a natural person of their own. */
export const ADMINS = {
  first: administrator('admin.1'),
  second: administrator('admin.2'),
  third: administrator('admin.3'),
} as const;

function administrator(accountId: string): Actor {
  return actorOf('SYSADMIN', OPERATOR, { accountId, personId: `person of ${accountId}` });
}

/** One account for each role but that of the administrators, in a body that has the role. */
const OTHERS: readonly Actor[] = ROLES.filter((role) => role !== 'SYSADMIN').map((role) =>
  actorOf(role, role === 'GOV_DECIDER' ? 'nation.gov' : OPERATOR, { auditedDivisions: auditedBy(role) }),
);

function auditedBy(role: Role): readonly string[] {
  return role === 'AUDITOR' ? ['*'] : [];
}

/** One record of the organisation in memory. */
export class RecordPlay<Data> extends MatterPlay<Data, AdministrationSide> {
  constructor(process: Process, world: World = {}) {
    super(process, { begins: atLocal('2026-03-02', 9), ...world });
  }
}

type AnyPlay = MatterPlay<unknown, AdministrationSide>;

/** The table of a process: its states, how each is reached, and its rows. */
export interface RowTable {
  readonly process: Process;
  readonly states: readonly string[];
  readonly playTo: (state: string, world?: World) => AnyPlay;
  /** State before, command of the second administrator, state after. */
  readonly rows: readonly (readonly [from: string, command: string, to: string])[];
  /** A valid payload for each command. */
  readonly fit: Readonly<Record<string, unknown>>;
}

/** Tests what every record of the organisation has: its rows, who may give and read them, its history, its projection. */
export function describeRows({ process, states, playTo, rows, fit }: RowTable): void {
  const commands = process.commands.map(({ name }) => name);
  const beginnings = process.commands.filter(({ from }) => from.length === 0).map(({ name }) => name);
  const { first, second } = ADMINS;

  describe('a row of the table', () => {
    it.each(rows)('%s: an administrator’s %s leads to %s', (from, command, to) => {
      const play = playTo(from);
      play.do(second, command, fit[command]);
      expect(play.matter).toMatchObject({ state: to, clocks: [], parties: { administration: OPERATOR } });
      expect(play.effects).toEqual([]);
    });
  });

  describe('any other command is refused', () => {
    it.each(states.flatMap((state) => commands.map((command) => [state, command] as const)))(
      'in %s: %s',
      (state, command) => {
        const isOpen = rows.some(([from, name]) => from === state && name === command);
        const refusal = playTo(state).give(second, command, fit[command]);
        const code = beginnings.includes(command) ? 'BEGUN_ALREADY' : 'WRONG_STATE';
        expect(refusal?.code).toBe(isOpen ? undefined : code);
      },
    );

    it('and each to everybody who is no administrator of the platform', () => {
      for (const actor of OTHERS)
        for (const command of commands) {
          const isBeginning = beginnings.includes(command);
          const play = isBeginning ? new RecordPlay(process) : playTo(openIn(command));
          const refusal = play.give(actor, command, fit[command]);
          expect([command, refusal?.code]).toEqual([command, codeFor(isBeginning, actor)]);
        }
    });

    it('also to an administrator of another body, who does not see the record', () => {
      const elsewhere = actorOf('SYSADMIN', 'province.data');
      for (const command of commands.filter((name) => !beginnings.includes(name)))
        expect(playTo(openIn(command)).give(elsewhere, command, fit[command])?.code).toBe('NOT_FOUND');
    });
  });

  it('its readers are the administrators and who audits every division', () => {
    const { matter, context } = opened(playTo(states[0] ?? ''));
    const { organisation } = context(null);
    const reads = (actor: Actor): boolean =>
      mayRead(readable(process, matter), readerScope(actor, organisation), organisation);
    expect([first, second].map(reads)).toEqual([true, true]);
    expect(OTHERS.filter(reads).map(({ offices }) => offices[0]?.role)).toEqual(['AUDITOR']);
    expect(reads(actorOf('AUDITOR', OPERATOR, { auditedDivisions: ['100000'] }))).toBe(false);
  });

  it.each(states)('in %s it is closed unless somebody must act, and is the fold of its events', (state) => {
    const play = playTo(state);
    const { closed } = project(process, play.matter, play.context(null));
    expect(closed).toBe(process.tasks(play.matter).length === 0);
    expect(fold(process, MatterPlay.MATTER_ID, play.events)).toEqual(play.matter);
  });

  it('its history says every event in Chinese, to each of its readers', () => {
    const plays = [
      ...states.map((state) => playTo(state)),
      ...rows.map(([from, name]) => playTo(from).do(second, name, fit[name])),
    ];
    const lines = plays.flatMap(({ matter, events }) => events.map((event) => tellEvent(process, matter, event)));
    expect(lines.length).toBeGreaterThan(0);
    for (const { sentence, audience, clause } of lines) {
      expect(sentence).toMatch(/\p{Script=Han}.*。/u);
      expect([audience, clause]).toEqual(['everybody', process.clause]);
    }
  });

  const openIn = (command: string): string => rows.find(([, name]) => name === command)?.[0] ?? '';
}

const opened = (play: AnyPlay) => ({ matter: play.matter, context: (actor: Actor | null) => play.context(actor) });

/** Auditors see the record and hold no office for it; all others do not see it. */
function codeFor(isBeginning: boolean, { offices }: Actor): string {
  return isBeginning || offices.some(({ role }) => role === 'AUDITOR') ? 'NOT_YOUR_OFFICE' : 'NOT_FOUND';
}
