import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { until } from '../support/until.js';
import { Folder } from './start.fixture.js';

let folder: Folder;
beforeAll(async () => {
  folder = await Folder.makeWithSources();
});
afterAll(() => folder?.remove());

const OLD = '进程在运行';
const NEW = '进程正在运行';

const isAnswered = (text: string): Promise<boolean> =>
  fetch(`${folder.url}/openapi.json`).then(
    async (response) => (await response.text()).includes(text),
    () => false,
  );

/** The rehearsal starts without its story, which would take most of the time. */
it('npm run dev: a saved source restarts the program that runs it, a mistake in it does not', async () => {
  const dev = folder.dev({ REHEARSAL_START: '2026-02-02T09:00:00+08:00' });
  await dev.up();
  const file = path.join(folder.dir, 'apps/api/src/health/health.controller.ts');
  const text = await readFile(file, 'utf8');
  expect(text).toContain(OLD);

  await writeFile(file, 'export const broken = ;');
  await until('the mistake is told', () => Promise.resolve(/not compiled: /.test(dev.said)));
  expect(await isAnswered(OLD)).toBe(true);

  await writeFile(file, text.replace(OLD, NEW));
  await until('the API answers with the change', () => isAnswered(NEW));
  expect(dev.said).toMatch(/ API started again$/m);
  expect(dev.said).not.toMatch(/worker started again/);
  expect(await dev.end('SIGINT')).toBe(0);
});
