import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { PROBLEM_LIST, REFUSALS_OF_OPERATIONS } from '../../apps/api/src/problem-list/problem-list.js';

const listed = new Map(PROBLEM_LIST.map((problem) => [problem.code, problem]));

it.each([
  ['ABSTRACT_LENGTH', '12(2)'],
  ['EVIDENCE_REQUIRED', null],
  ['NO_PUBLISHED_ENTRY', null],
  ['NOT_YOUR_OFFICE', null],
])('the clause of %s is %p: a clause is listed where it is the same in all places', (code, clause) => {
  expect(listed.get(code)?.clause).toBe(clause);
});

it('an import, which asks who may draft, lists that one may not', () => {
  for (const operation of ['checkCatalogImport', 'importCatalogEntries'])
    expect(REFUSALS_OF_OPERATIONS[operation]).toContain('NOT_YOUR_OFFICE');
});

it('the list of problems is that of the refusals in the source; if not, `npm run problems` makes it anew', () => {
  const now = execFileSync(process.execPath, ['infra/quality/problem-list.mjs', '--print'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 24,
  });
  expect(readFileSync('apps/api/src/problem-list/problem-list.ts', 'utf8')).toBe(now);
});
