import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

/** What a client may write itself: only Express reads it, and only from trusted proxies (`trust proxy`). */
const FORWARDED = /x-forwarded-|['"`]forwarded['"`]|x-real-ip|remoteAddress/i;

it('no code reads where a request came from but by request.ip and request.secure', () => {
  const tracked = execFileSync('git', ['ls-files', 'apps', 'libs'], { encoding: 'utf8' }).split('\n');
  const code = tracked.filter((file) => file.endsWith('.ts') && !/\.(spec|fixture)\.ts$/.test(file));
  expect(code.length).toBeGreaterThan(100);
  const reading = code.filter((file) => {
    const text = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    return FORWARDED.test(text);
  });
  expect(reading).toEqual([]);
});
