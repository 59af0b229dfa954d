import { describe, expect, it } from '@jest/globals';
import { project } from '../matter/projection.js';
import { MatterPlay } from '../matter/play.fixture.js';
import type { Process } from '../matter/process.js';
import { PROCESSES } from './index.js';
import { STAGES } from './samples.fixture.js';

/** The first and last dates that a person may give, and those at the edges of the calendar. */
const EDGES = ['1900-01-01', '2024-12-31', '2025-01-01', '2100-12-31'];
const DATE = /^\d{4}-\d{2}-\d{2}(?=$|T)/;

/** Returns the payload once for each date in it and each edge, with that date moved to the edge. */
function* atTheEdges(payload: unknown): Generator<unknown> {
  if (typeof payload === 'string' && DATE.test(payload)) for (const edge of EDGES) yield payload.replace(DATE, edge);
  if (typeof payload !== 'object' || payload === null) return;
  for (const [key, value] of Object.entries(payload))
    for (const moved of atTheEdges(value))
      yield Array.isArray(payload) ? payload.with(Number(key), moved) : { ...payload, [key]: moved };
}

/** Returns the matter in which the command is given: at the start, or none where the command begins one. */
const before = (start: () => MatterPlay<unknown>, process: Process, begins: boolean): MatterPlay<unknown> => {
  const play = start();
  return begins ? new MatterPlay<unknown>(process, { facts: play.facts, begins: play.now }) : play;
};

describe.each(PROCESSES.filter(({ process }) => process in STAGES))('$process', (process) => {
  const { starts = [], unusualStarts = [], people = [], fit = {} } = STAGES[process.process] ?? {};
  const dated = process.rows.filter(({ name, example }) => !atTheEdges(fit[name] ?? example).next().done);

  it.each(dated)(
    '$name answers every date that a person may give, and the matter goes on',
    ({ name, from, example }) => {
      let judged = 0;
      for (const start of [...starts, ...unusualStarts]) {
        for (const actor of people) {
          if (before(start, process, from.length === 0).judge(actor, name, fit[name] ?? example).ok)
            for (const payload of atTheEdges(fit[name] ?? example)) {
              const play = before(start, process, from.length === 0);
              judged += 1;
              if (play.give(actor, name, payload)) continue;
              expect(() => project(process, play.matter, play.context(null))).not.toThrow();
              expect(() => play.passTo('2026-12-31T00:00:00.000Z')).not.toThrow();
            }
        }
        if (from.length === 0) break;
      }
      // Rows of features need a document or a clock of their own; the process's rows must all have been tried.
      if (process.commands.some((row) => row.name === name)) expect(judged).toBeGreaterThan(0);
    },
  );
});
