import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

it('the list of problems is that of the refusals in the source; if not, `npm run problems` makes it anew', () => {
  const now = execFileSync(process.execPath, ['infra/quality/problem-list.mjs', '--print'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 24,
  });
  expect(readFileSync('apps/api/src/problem-list/problem-list.ts', 'utf8')).toBe(now);
});
