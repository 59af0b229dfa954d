import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfigError } from './config-error.js';
import { readConfig } from './config.js';
import { SECRET_VARIABLES, withSecretFiles, type Environment } from './secret-files.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'zhengshu-secrets-'));
  writeFileSync(path.join(folder, 'given'), 'postgres://app:hush@127.0.0.1:5432/zhengshu\n');
  writeFileSync(path.join(folder, 'wrong'), 'mysql://app:hush@127.0.0.1/zhengshu\n');
  writeFileSync(path.join(folder, 'empty'), ' \n');
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string): string => path.join(folder, name);

it('takes the configuration from a file as from the variable', () => {
  const { databaseUrl } = readConfig({ ZHENGSHU_MODE: 'rehearsal', DATABASE_URL_FILE: file('given') });
  expect(databaseUrl).toBe('postgres://app:hush@127.0.0.1:5432/zhengshu');
});

describe.each(SECRET_VARIABLES)('%s', (name) => {
  it('may stand in a file, and elsewhere than in one', () => {
    expect(withSecretFiles({ [`${name}_FILE`]: file('given') })[name]).toMatch(/^postgres:.*zhengshu$/);
    expect(withSecretFiles({ [name]: 'a', [`${name}_FILE`]: '' })[name]).toBe('a');
  });

  it.each<[string, (name: string) => Environment, RegExp]>([
    ['given twice', (n) => ({ [n]: 'hush', [`${n}_FILE`]: file('given') }), /^\w+ and \w+_FILE are both set/],
    [
      'in no file',
      (n) => ({ [`${n}_FILE`]: file('none') }),
      /^\w+_FILE names a file that cannot be read \(ENOENT\)\.$/,
    ],
    ['in a folder', (n) => ({ [`${n}_FILE`]: folder }), /^\w+_FILE names a file that cannot be read \(EISDIR\)\.$/],
    ['in an empty file', (n) => ({ [`${n}_FILE`]: file('empty') }), /^\w+_FILE names an empty file\.$/],
  ])('is refused %s, by its name and without its content', (_, given, sentence) => {
    const read = (): unknown => withSecretFiles(given(name));
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(sentence);
    expect(read).toThrow(new RegExp(`^${name}`));
    expect(read).not.toThrow(/hush/);
  });
});

it('tells nothing of a secret that has the wrong form', () => {
  const read = (): unknown => readConfig({ ZHENGSHU_MODE: 'rehearsal', DATABASE_URL_FILE: file('wrong') });
  expect(read).toThrow(/^DATABASE_URL must be a URL/);
  expect(read).not.toThrow(/hush|mysql/);
});

it('reads no file of a secret that is not asked for', () => {
  expect(withSecretFiles({ DATABASE_OWNER_URL_FILE: file('none') })).not.toHaveProperty('DATABASE_OWNER_URL');
});
