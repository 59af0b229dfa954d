import { describe, expect, it } from '@jest/globals';
import { actorOf } from '../access/actor.fixture.js';
import { isPlaced } from '../access/placed.js';
import { RIGHTS, RIGHTS_IN_EVERY_MATTER } from '../access/rights.js';
import { ROLES, type Actor, type Office } from '../access/roles.js';
import { addMs, atLocal } from '../calendar/time.js';
import { isOpenIn, type Row } from '../matter/definition.js';
import { MatterPlay } from '../matter/play.fixture.js';
import type { Process } from '../matter/process.js';
import { createOrganisation } from '../organisation/create-organisation.js';
import { departments, divisions } from '../organisation/organisation.fixture.js';
import { FIT, playTo, REROUTE_ONE, WHO } from './correction-request/correction-request.fixture.js';
import { PROCESSES } from './index.js';
import { cellsIn, commandsIn, IN_EVERY_MATTER, MATRIX, type Cell } from './permission-matrix.fixture.js';
import { SAMPLES } from './samples.fixture.js';

type Play = MatterPlay<unknown>;

const organisation = createOrganisation(divisions, departments);
const SIXTY_DAYS = 60 * 86_400_000;

/** A new person in each office that exists; the auditor audits every division. */
const PEOPLE: readonly Actor[] = departments.flatMap(({ id }) =>
  ROLES.filter((role) => isPlaced({ role, departmentId: id }, organisation)).map((role) =>
    actorOf(role, id, { personId: 'new to the matter', auditedDivisions: role === 'AUDITOR' ? ['*'] : [] }),
  ),
);

/** Authorities and governments over each department of the matters, the nearest first. */
const OVER: Readonly<Record<string, readonly string[]>> = {
  'city.housing': ['city.data', 'city.gov', 'province.data', 'province.gov', 'nation.data', 'nation.gov'],
  'province.land': ['province.data', 'province.gov', 'nation.data', 'nation.gov'],
  'nation.police': ['nation.data', 'nation.gov'],
  'city.data': ['city.gov', 'province.data', 'province.gov', 'nation.data', 'nation.gov'],
  'province.data': ['province.gov', 'nation.data', 'nation.gov'],
  'nation.data': ['nation.gov'],
};
/** Authority next above each, and the government of its level. */
const SUPERIOR: Readonly<Record<string, string>> = { 'city.data': 'province.data', 'province.data': 'nation.data' };
const GOVERNMENT: Readonly<Record<string, string>> = { 'city.data': 'city.gov', 'province.data': 'province.gov' };

/** Returns the columns of the matrix in which a department stands. */
function columnsOf({ matter: { parties } }: Play, departmentId: string): readonly string[] {
  const { extensionAuthority: decider, authority } = parties;
  const judging = authority ?? decider ?? '';
  const named = { ...parties, decider, superior: SUPERIOR[judging], government: GOVERNMENT[judging] };
  const { administration: _, ...beside } = parties; // its people do not see the records of administrators
  const sides = Object.values<string | undefined>(beside);
  return [
    ...Object.entries(named).flatMap(([column, id]) => (id === departmentId ? [column] : [])),
    ...(sides.includes(departmentId) ? ['side'] : []),
    ...(sides.some((id = '') => OVER[id]?.includes(departmentId)) ? ['overseer'] : []),
  ];
}

/** Steps of a source that has taken over a claim of one error, of which the requester disagrees with the outcome. */
const BY_SOURCE: readonly (readonly [actor: Actor, command: string, payload: unknown])[] = [
  [WHO.providerHandler, 'reroute', REROUTE_ONE],
  [WHO.sourceHandler, 'accept-reroute', {}],
  [WHO.sourceHandler, 'start-verification', {}],
  [WHO.sourceHandler, 'record-finding', FIT['record-finding']],
  [WHO.sourceHandler, 'record-correction', FIT['record-correction']],
  [WHO.sourceLead, 'feed-back', { outcome: 'CORRECTED', text: '已更正。' }],
  [WHO.handler, 'disagree', FIT['disagree']],
];
/** Matters that the samples lack. */
const FURTHER: Readonly<Record<string, readonly (() => Play)[]>> = {
  'correction-request': BY_SOURCE.map(
    (_, n) => () =>
      BY_SOURCE.slice(0, n + 1).reduce(
        (play, step) => play.do(...step),
        playTo('SUBMITTED', { claimed: 1 }).passTo(atLocal('2026-03-03', 15)),
      ),
  ),
};

/** Matters in every state, at once and after the limits have passed. */
function scenesOf(process: string): readonly Play[] {
  const { starts = [], unusualStarts = [] } = SAMPLES[process] ?? {};
  const plays = [...starts, ...unusualStarts, ...(FURTHER[process] ?? [])].map((start) => start());
  return [...plays, ...plays.map((play) => play.copy().passTo(addMs(play.now, SIXTY_DAYS)))];
}

/** A command that a person tried to give in a matter, or to begin one. */
interface Try {
  readonly row: Row;
  readonly play: Play;
  readonly actor: Actor;
  readonly office: Office;
  /** Columns of the matrix in which the office stands; null where the command begins a matter. */
  readonly columns: readonly string[] | null;
  /** Code of the refusal; null for an act that is carried out. */
  readonly code: string | null;
}

/** Tries a command; the payload is fit, or the documented example. */
function tryOut(row: Row, play: Play, actor: Actor): Try {
  const [office] = actor.offices;
  if (!office) throw new Error('everybody here holds an office');
  const columns = play.exists ? columnsOf(play, office.departmentId) : null;
  const outcome = play.judge(actor, row.name, SAMPLES[play.process.process]?.fit[row.name] ?? row.example);
  return { row, play, actor, office, columns, code: outcome.ok ? null : outcome.refusal.code };
}

/** Returns the matters on which a command is tried: one for an act of every matter, else those in a state that fits. */
function stageOf(process: Process, row: Row, scenes: readonly Play[]): readonly Play[] {
  const [first] = scenes;
  if (row.from.length === 0) return [new MatterPlay(process, { ...(first && { facts: first.facts }) })];
  if (process.commands.includes(row)) return scenes.filter(({ matter }) => isOpenIn(row, matter.state));
  return scenes.filter(({ matter }) => process.isOpenToParties(matter)).slice(0, 1);
}

/** Refusals of an office, and of a command that is not open; whoever gets another one holds the right to the command. */
const REFUSED = ['NOT_FOUND', 'NOT_YOUR_OFFICE', 'NOT_RESPONSIBLE', 'NO_WORKING_BODY', 'WRONG_STATE'];
const may = ({ code }: Try): boolean => !REFUSED.includes(code ?? '');
const isOf = ({ column, role }: Cell, { office, columns }: Try): boolean =>
  office.role === role && columns?.includes(column) !== false;

it('every process and every command has its row in the matrix, and in the table of rights', () => {
  expect(Object.keys(MATRIX)).toEqual(PROCESSES.map(({ process }) => process));
  for (const { process, commands, rows } of PROCESSES) {
    expect([process, commandsIn(MATRIX[process] ?? '')]).toEqual([process, commands.map(({ name }) => name)]);
    expect(commandsIn(IN_EVERY_MATTER)).toEqual(rows.slice(commands.length).map(({ name }) => name));
  }
  const acting = PROCESSES.filter(({ commands }) => commands.length > 0).map(({ process }) => process as string);
  expect(Object.keys(RIGHTS).sort()).toEqual(acting.sort());
  expect(Object.keys(RIGHTS_IN_EVERY_MATTER)).toEqual(commandsIn(IN_EVERY_MATTER));
});

describe.each(PROCESSES.map((process) => [process.process, process] as const))('%s', (name, process) => {
  const scenes = scenesOf(name);
  const cells = [...cellsIn(MATRIX[name] ?? ''), ...cellsIn(IN_EVERY_MATTER)];
  const tries = process.rows.flatMap((row) =>
    stageOf(process, row, scenes).flatMap((play) => PEOPLE.map((actor) => tryOut(row, play, actor))),
  );
  const cellsOf = (row: Row): readonly Cell[] => cells.filter(({ command }) => command === row.name);
  const named = (found: readonly Try[]): readonly string[] => [
    ...new Set(found.map(({ row, actor }) => `${row.name}: ${actor.accountId}`)),
  ];

  it('lets nobody give a command but the offices of its row', () => {
    const others = tries.filter((one) => may(one) && !cellsOf(one.row).some((cell) => isOf(cell, one)));
    expect(named(others)).toEqual([]);
  });

  it('lets each office of a row give its command', () => {
    const kept = process.rows.flatMap((row) => {
      const own = tries.filter((one) => one.row === row);
      return cellsOf(row).filter((cell) => {
        const theirs = own.filter((one) => isOf(cell, one));
        const isAwaited = !cell.sometimes && (process.commands.includes(row) || theirs.length > 0);
        return isAwaited && !theirs.some(may);
      });
    });
    expect(kept).toEqual([]);
  });

  it('answers strangers as if the matter did not exist', () => {
    const strangers = tries.filter(({ office, columns }) => columns?.length === 0 && office.role !== 'AUDITOR');
    expect(named(strangers.filter(({ code }) => code !== 'NOT_FOUND'))).toEqual([]);
  });

  it('takes every right from an account that also audits or runs the platform (SoD-9)', () => {
    const [first, ...others] = tries.filter(may);
    const once = others.filter(({ row }, n) => row !== (others[n - 1] ?? first)?.row);
    const mixed = [...(first ? [first] : []), ...once].flatMap(({ row, play, actor, office }) =>
      (['AUDITOR', 'PLATFORM_OPERATOR', 'SYSADMIN'] as const)
        .filter((role) => role !== office.role)
        .map((role) => tryOut(row, play, { ...actor, offices: [...actor.offices, { ...office, role }] })),
    );
    expect(named(mixed.filter(may))).toEqual([]);
    expect(mixed).not.toEqual([]);
  });
});
