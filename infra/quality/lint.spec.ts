import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

/** One wrong line for each rule of ours, and for rules that need types: place, line, rule. */
const WRONG = [
  ['apps/api', 'export const day = new Date(0).getDate();', 'zhengshu(no-local-time)'],
  ['workflows', 'export const zone = Intl.DateTimeFormat().resolvedOptions();', 'zhengshu(no-resolved-options)'],
  ['workflows', 'setInterval(() => undefined, 1);', 'eslint(no-restricted-globals)'],
  ['libs/domain', 'export const now = Date.now();', 'zhengshu(no-clock)'],
  ['libs/domain', 'export const now = new Date();', 'zhengshu(no-clock)'],
  ['libs/domain', 'export const dice = Math.random();', 'zhengshu(no-clock)'],
  ['libs/domain', 'export const id = process.pid;', 'eslint(no-restricted-globals)'],
  ['libs/domain', 'export const text = (one: any): string => `${one}`;', 'typescript(no-explicit-any)'],
  ['activities', 'export const go = (): void => { Promise.resolve(1); };', 'typescript(no-floating-promises)'],
  [
    'activities',
    "export const of = (one: 'A' | 'B'): void => { switch (one) { case 'A': break; } };",
    'typescript(switch-exhaustiveness-check)',
  ],
  ['activities', '// eslint-disable-next-line no-var\nvar old = 1;\nexport { old };', 'eslint(no-var)'],
] as const;

const root = path.resolve(import.meta.dirname, '../..');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'zhengshu-lint-'));
  for (const shared of ['node_modules', '.oxlintrc.json', 'infra', 'tsconfig.json', 'package.json'])
    symlinkSync(path.join(root, shared), path.join(folder, shared));
  WRONG.forEach(([place, line], n) => {
    mkdirSync(path.join(folder, place), { recursive: true });
    writeFileSync(path.join(folder, place, `wrong-${n}.ts`), `${line}\n`);
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Returns file and rule of each finding of the linter in these folders. */
async function findings(...places: readonly string[]): Promise<readonly string[]> {
  const bin = path.join(root, 'node_modules/oxlint/bin/oxlint');
  const text = await new Promise<string>((resolve) => {
    execFile(process.execPath, [bin, '-f', 'json', ...places], { cwd: folder }, (_error, stdout) => resolve(stdout));
  });
  const { diagnostics } = JSON.parse(text) as { diagnostics: readonly { code: string; filename: string }[] };
  return diagnostics.map(({ code, filename }) => `${filename} ${code}`);
}

it('refuses clocks, time zones, globals and untyped values where they do harm', async () => {
  const wrong = WRONG.map(([place, , rule], n) => `${place}/wrong-${n}.ts ${rule}`);
  expect([...(await findings('apps', 'workflows', 'libs', 'activities'))].sort()).toEqual([...wrong].sort());
});

it('is never told to be silent', () => {
  const files = ['apps', 'workflows', 'activities', 'libs', 'infra', 'test'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file)),
  );
  const told = files
    .filter((file) => /\.(ts|js|mjs|cjs)$/.test(file))
    .filter((file) => /oxlint-(disable|enable)/.test(readFileSync(path.join(root, file), 'utf8')));
  expect(told).toEqual([]);
});
