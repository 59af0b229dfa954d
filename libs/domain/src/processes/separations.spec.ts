import { describe, expect, it } from '@jest/globals';
import { isAuthorityRole, type Actor } from '../access/roles.js';
import { isParty, SEPARATIONS, type Duty } from '../access/separation.js';
import { obstacle, seatOf } from '../matter/admission.js';
import type { Row } from '../matter/definition.js';
import type { Matter } from '../matter/matter.js';
import type { MatterPlay } from '../matter/play.fixture.js';
import { PROCESSES } from './index.js';
import { STAGES } from './samples.fixture.js';

type Play = MatterPlay<unknown>;

/** A command that an actor has the office and the state for, and the duty that it does. */
interface Seat {
  readonly play: Play;
  readonly row: Row;
  readonly actor: Actor;
  readonly departmentId: string;
  readonly duty: Duty;
}

function seatsIn(play: Play, people: readonly Actor[]): readonly Seat[] {
  const blank: Matter = { ...play.matter, acted: [] };
  const { process } = play;
  return process.rows.flatMap((row) =>
    people.flatMap((actor): readonly Seat[] => {
      const seat = seatOf(process, row, blank, play.context(actor));
      if (!seat.ok || row.from.length === 0) return [];
      const { role, departmentId } = seat.office;
      const unnamed = isAuthorityRole(role) ? 'OVERSEE' : 'HANDLE';
      const duty = typeof row.duty === 'function' ? row.duty(blank.state) : (row.duty ?? unnamed);
      return [{ play, row, actor, departmentId, duty }];
    }),
  );
}

/** Duties that keep a person from one, by the table alone. */
const keptFrom = (duty: Duty, isOwnCase: boolean): readonly Duty[] =>
  SEPARATIONS.filter(({ inOwnCase }) => isOwnCase || !inOwnCase).flatMap(({ one, other, barsBack }) => [
    ...(other.includes(duty) ? one : []),
    ...(barsBack && one.includes(duty) ? other : []),
  ]);

describe.each(Object.entries(STAGES))('in %s', (name, { starts, people, fit }) => {
  const process = PROCESSES.find((one) => one.process === name);
  const seats = starts.flatMap((start) => seatsIn(start(), people));

  it('every command is refused to a person, with whatever account, who has done the separated duty', () => {
    for (const { play, row, actor, departmentId, duty } of seats) {
      const done = keptFrom(duty, isParty(departmentId, play.matter.parties));
      for (const earlier of done) {
        const acted = [{ personId: actor.personId, departmentId, duties: [earlier] }];
        const other = { ...actor, accountId: 'another account' };
        const refusal = obstacle(play.process, row, { ...play.matter, acted }, play.context(other));
        expect([row.name, earlier, refusal?.kind]).toEqual([row.name, earlier, 'FORBIDDEN']);
        const codes = SEPARATIONS.flatMap(({ bars, barsBack }) => [bars.code, barsBack?.code]);
        expect(codes).toContain(refusal?.code);
      }
    }
  });

  it('every command is refused to a person who has acted for another department', () => {
    expect(seats.length).toBeGreaterThan(0);
    for (const { play, row, actor } of seats) {
      const acted = [{ personId: actor.personId, departmentId: 'elsewhere', duties: ['HANDLE' as const] }];
      const other = { ...actor, accountId: 'another account' };
      const refusal = obstacle(play.process, row, { ...play.matter, acted }, play.context(other));
      expect([row.name, refusal?.code]).toEqual([row.name, 'SAME_NATURAL_PERSON']);
    }
  });

  it('every act with a named duty is kept with its person, until the document is concluded', () => {
    for (const { play, row, actor, duty } of seats) {
      const outcome = row.duty === undefined ? null : play.judge(actor, row.name, fit[row.name]);
      if (!outcome?.ok) continue;
      const { events, matter } = outcome.conclude('NR-990100-2026-000001');
      const act = matter.acted.find(({ personId }) => personId === actor.personId);
      const isConcluded = events.some(({ type }) => process?.concludes?.includes(type));
      if (!isConcluded) expect([row.name, act?.duties]).toEqual([row.name, expect.arrayContaining([duty])]);
    }
  });
});
