import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../dev/index.js';
import { RehearsalApi } from '../rehearsal/api-client.js';
import { UNLIMITED } from './unlimited.js';

/** Version of the public fuzzer. */
const FUZZER = 'schemathesis==4.32.5';
/** Accounts of the rehearsal in whose name requests are sent: handler, lead and auditor. */
const ACCOUNTS = ['m2.handler', 'm2.lead', 'auditor.1'];
/** Most examples of each operation, and seconds for each account. */
const EXAMPLES = process.env.FUZZ_EXAMPLES ?? '5';
const SECONDS = process.env.FUZZ_SECONDS ?? '300';
/** Finds faults of the server, and answers that the document does not name. */
const CHECKS = 'not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance';
/** Operations that are left out, because a step of the clock sets everything going. */
const LEFT_OUT = ['advancePlatformClock'];

/** Seconds in which a platform must be ready. */
const PATIENCE = 300;

/**
 * Sends requests made from the OpenAPI document to a platform of its own, as three roles. The exit status is 0 if no
 * answer was a fault of the server or missing from the document, 1 if one was, and 2 if nothing could be tried.
 */
async function fuzz(): Promise<number> {
  if (spawnSync('python3', ['-c', 'import venv, ensurepip']).status !== 0)
    return untried('python3 with venv is missing');
  const folder = await mkdtemp(path.join(tmpdir(), 'zhengshu-fuzz-'));
  await chmod(folder, 0o755);
  let platform: Platform | undefined;
  try {
    const fuzzer = install(path.join(folder, 'python'));
    if (fuzzer === null) return untried(`${FUZZER} could not be installed`);
    platform = await startPlatform(folder);
    return await runAs(fuzzer, platform.url, ACCOUNTS);
  } finally {
    if (platform) await stop(platform.program);
    await rm(folder, { recursive: true, force: true });
  }
}

function untried(why: string): number {
  console.error(`Nothing was tried: ${why}.`);
  return 2;
}

/** Installs the fuzzer in a folder and returns its program; null if that failed. */
function install(folder: string): string | null {
  const isMade = spawnSync('python3', ['-m', 'venv', folder], { stdio: 'inherit' }).status === 0;
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', FUZZER];
  if (!isMade || spawnSync(path.join(folder, 'bin/python'), pip, { stdio: 'inherit' }).status !== 0) return null;
  return path.join(folder, 'bin/schemathesis');
}

interface Platform {
  readonly url: string;
  readonly program: ChildProcess;
}

/** Starts a rehearsal as `npm start` does, on free ports, with its data in a folder. */
async function startPlatform(folder: string): Promise<Platform> {
  for (const name of ['dist', '.cache']) await symlink(path.resolve(name), path.join(folder, name));
  const ports: Record<string, string> = {};
  for (const name of ['PORT', 'POSTGRES_PORT', 'TEMPORAL_PORT', 'TEMPORAL_UI_PORT', 'OIDC_PORT'])
    ports[name] = String(await freePort());
  const program = spawn(process.execPath, [path.resolve('dist/infra/dev/start.js')], {
    cwd: folder,
    env: { ...process.env, ...ports, ...UNLIMITED },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${ports.PORT ?? ''}`;
  for (const end = Date.now() + PATIENCE * 1000; !(await isReady(url));) {
    if (program.exitCode !== null || Date.now() > end) throw new Error('the platform did not start');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return { url, program };
}

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );

async function stop(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null) return;
  const ended = once(program, 'exit');
  program.kill('SIGTERM');
  await ended;
}

/** Runs the fuzzer, whose output has the figures, once for each account. Returns 1 if it found anything. */
async function runAs(fuzzer: string, url: string, accounts: readonly string[]): Promise<0 | 1> {
  const api = new RehearsalApi(url);
  let found: 0 | 1 = 0;
  for (const account of accounts) {
    console.log(`\nAs ${account}:`);
    const args = ['run', `${url}/openapi.json`, '--header', `Authorization: ${await api.authorization(account)}`];
    args.push('--checks', CHECKS, '--phases', 'examples,fuzzing', '--max-examples', EXAMPLES, '--max-time', SECONDS);
    args.push('--continue-on-failure', '--no-color', ...LEFT_OUT.flatMap((id) => ['--exclude-operation-id', id]));
    const [code] = (await once(spawn(fuzzer, args, { stdio: 'inherit', cwd: path.dirname(fuzzer) }), 'exit')) as [
      number,
    ];
    if (code !== 0) found = 1;
  }
  return found;
}

process.exitCode = await fuzz();
