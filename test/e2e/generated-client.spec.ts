import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Platform } from '../support/platform.js';

const run = promisify(execFile);
const MODULES = path.resolve('node_modules');
const COMPILER_OPTIONS = {
  target: 'ES2023',
  lib: ['ES2023', 'DOM'],
  module: 'nodenext',
  types: ['node'],
  strict: true,
  noUncheckedIndexedAccess: true,
};

let platform: Platform | undefined;
/** Folder of the client; within the repository, so that it finds its packages. */
let folder: string;
beforeAll(async () => {
  platform = await Platform.start({ rehearsalStart: '2026-02-02T09:00:00+08:00' });
  await mkdir('.cache', { recursive: true });
  folder = await mkdtemp(path.resolve('.cache', 'client-'));
});
afterAll(async () => {
  await platform?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** Runs a program of Node and returns what it printed; throws what it printed where it fails. */
const node = (...args: readonly string[]): Promise<string> =>
  run(process.execPath, args).then(
    ({ stdout }) => stdout,
    (error: unknown) => {
      const { stdout, stderr } = error as { readonly stdout: string; readonly stderr: string };
      throw new Error(`${stdout}${stderr}`, { cause: error });
    },
  );

it('a client that a public generator makes compiles strictly, and runs the tour', async () => {
  const url = platform?.url ?? '';
  await writeFile(path.join(folder, 'openapi.json'), await (await fetch(`${url}/openapi.json`)).text());
  const schema = path.join(folder, 'schema.ts');
  const generator = path.join(MODULES, 'openapi-typescript/bin/cli.js');
  // By default the generator asks the sender of a body for each field that has a default.
  await node(generator, path.join(folder, 'openapi.json'), '--default-non-nullable=false', '-o', schema);
  await copyFile('test/e2e/client/tour.ts', path.join(folder, 'tour.ts'));
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  const config = path.join(folder, 'tsconfig.json');
  await writeFile(config, JSON.stringify({ compilerOptions: COMPILER_OPTIONS, include: ['*.ts'] }));
  await node(path.join(MODULES, 'typescript7/bin/tsc'), '-p', config);
  expect(JSON.parse(await node(path.join(folder, 'tour.js'), url))).toEqual({
    listed: 0,
    found: expect.any(Number),
    entry: '3070990100002/000001',
    location: expect.stringMatching(/^\/api\/v1\/matters\/[0-9a-f-]{36}$/),
    states: ['REQUESTER_LEAD_REVIEW', 'SUBMITTED'],
    number: 'REQ-990100-2026-000001',
    stale: '409 STALE_REVISION',
    repeated: [true, 'true'],
    unfounded: '422 REASON_REQUIRED',
    problem: ['STALE_REVISION', 409],
    lastDay: '2026-02-24',
    overdue: true,
    levels: expect.arrayContaining(['L4']),
    paragraph: expect.stringContaining('已经逾期'),
    candidates: ['OPEN'],
    overdueNow: [1],
    unread: expect.any(Number),
    supervised: 'SUBMITTED',
    calendar: 'CN-2026.2',
    moved: expect.any(Number),
    ownUpload: expect.stringMatching(/^403 /),
    failed: 0,
  });
});
