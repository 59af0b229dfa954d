import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { OUR_NUMBERS, POLICY_REGISTER, type OurNumber } from '#libs/domain';

const REGISTER = 'libs/domain/src/law/our-numbers.ts';
const NUMBERS = Object.entries<OurNumber>(OUR_NUMBERS);
const code = execFileSync('git', ['ls-files', 'libs', 'apps'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file.endsWith('.ts') && !/\.(spec|fixture)\.ts$/.test(file) && file !== REGISTER)
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

it('each number of ours is read by a rule', () => {
  expect(NUMBERS.map(([name]) => name).filter((name) => !code.includes(`OUR_NUMBERS.${name}.value`))).toEqual([]);
});

it('each has a meaning and a reason, and names a point of the register or none', () => {
  const points = POLICY_REGISTER.map(({ id }) => id);
  for (const [name, { meaning, why, point }] of NUMBERS)
    expect([name, meaning !== '', why !== '', point === null || points.includes(point)]).toEqual([
      name,
      true,
      true,
      true,
    ]);
});

it('regulation.md §3.7 lists the same numbers', () => {
  const [, section = ''] = readFileSync('infra/docs/regulation.md', 'utf8').split('## 3.7 Numbers of ours');
  const listed = [...section.matchAll(/^\| `(\w+)` +\| (\d+) +\| (\w+) +\|.*\| (Q-\d\d|–) +\|$/gm)];
  expect(listed.map(([, name, value, unit, point]) => [name, Number(value), unit, point])).toEqual(
    NUMBERS.map(([name, { value, unit, point }]) => [name, value, unit, point ?? '–']),
  );
});

it('no target and no limit keeps its number to itself', () => {
  const hidden = [...code.matchAll(/\b(?:const \w*TARGET\w*(?:: number)? =|limit:) \d+/g)];
  expect(hidden.map(([found]) => found)).toEqual([]);
});
