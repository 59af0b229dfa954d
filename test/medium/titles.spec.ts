import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { z } from 'zod';
import { Dictionary } from '#libs/http';
import { ToldStory } from './told-story.fixture.js';

let story: ToldStory;
let dictionary: Dictionary;
beforeAll(async () => {
  story = await ToldStory.tell();
  dictionary = Dictionary.parse((await story.see('m4.handler', '/dictionary')).body);
});
afterAll(() => story?.close());

const named = z.looseObject({
  process: z.string(),
  processTitle: z.string(),
  matterId: z.string(),
  state: z.string(),
  stateTitle: z.string().optional(),
});
const page = z.object({ items: z.array(named.partial()) });

/** The words of the dictionary for a process, and for a state of it. */
function wordsOf(process: string, state: string) {
  const found = dictionary.processes.find((one) => one.process === process);
  return { processTitle: found?.zh, stateTitle: found?.states[state]?.zh };
}

it.each(['matters', 'alerts'])('/%s has the titles of the dictionary', async (list) => {
  let seen = 0;
  for (const account of [
    'm2.handler',
    'm4.handler',
    'm2.lead',
    'm4.lead',
    'p1.reviewer',
    'm1.supervisor',
    'sysadmin.1',
  ]) {
    const { items } = page.parse((await story.see(account, `/${list}`)).body);
    for (const { process = '', state = '', processTitle, stateTitle } of items) {
      const words = wordsOf(process, state);
      expect(processTitle).toBe(words.processTitle);
      if (list === 'matters') expect(stateTitle).toBe(words.stateTitle);
      seen += 1;
    }
  }
  expect(seen).toBeGreaterThan(0);
});

it('each matter and its effects have them, too', async () => {
  const { items } = page.parse((await story.see('m2.handler', '/matters?limit=5')).body);
  for (const { matterId = '' } of items) {
    const matter = named.parse((await story.see('m2.handler', `/matters/${matterId}`)).body);
    expect(matter).toMatchObject(wordsOf(matter.process, matter.state));
    const effects = z
      .object({ items: z.array(named.pick({ process: true, processTitle: true })) })
      .parse((await story.see('m2.handler', `/matters/${matterId}/effects`)).body);
    for (const { process, processTitle } of effects.items) expect(processTitle).toBe(wordsOf(process, '').processTitle);
  }
});

it('an entry of the catalogue has the name of its provider', async () => {
  const entries = z.object({
    items: z
      .array(z.looseObject({ state: z.string(), stateTitle: z.string(), providerName: z.string().min(2) }))
      .min(1),
  });
  const { items } = entries.parse((await story.see('m4.handler', '/catalog/entries')).body);
  for (const { state, stateTitle } of items)
    expect(stateTitle).toBe(dictionary.enumerations['catalogEntryState']?.[state]?.zh);
});

/** The objects of an answer, itself included. */
function* objectsOf(value: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Readonly<Record<string, unknown>>;
  for (const inner of Object.values(value)) yield* objectsOf(inner);
}

it('a department has its own name, and a clause its own title, wherever they stand', async () => {
  const departments = z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) });
  const { items } = departments.parse((await story.see('m2.handler', '/organisation/departments?limit=200')).body);
  const names = new Map(items.map(({ id, name }) => [id, name]));
  const clauses = new Map(dictionary.clauses.map(({ clause, title }) => [clause, title]));
  const seen = { names: 0, clauses: 0 };
  for (const account of ['m2.lead', 'p1.supervisor', 'auditor.1']) {
    const own = page.parse((await story.see(account, '/matters?limit=20')).body).items;
    const paths = ['/matters/counts', '/tasks', '/alerts', '/overdue', '/me/acts', '/lateness?by=DEPARTMENT,LIMIT'];
    for (const path of [...paths, ...own.map(({ matterId = '' }) => `/matters/${matterId}`)])
      for (const one of objectsOf((await story.see(account, path)).body)) {
        for (const [code, word] of [
          [one.departmentId, one.departmentName],
          [one.responsible, one.responsibleName],
        ])
          if (typeof code === 'string' && word !== undefined) {
            expect([path, code, word]).toEqual([path, code, names.get(code)]);
            seen.names += 1;
          }
        const { clause, clauseTitle, lateness } = one;
        if (typeof clause === 'string' && clauseTitle !== undefined && lateness === undefined) {
          expect([path, clause, clauseTitle]).toEqual([path, clause, clauses.get(clause)]);
          seen.clauses += 1;
        }
      }
  }
  expect(seen.names).toBeGreaterThan(50);
  expect(seen.clauses).toBeGreaterThan(50);
});
