import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { setPriority, tmpdir } from 'node:os';
import path from 'node:path';
import { findChromium } from './chromium.mjs';
import { BUILD_CONSOLE, COMPILE, install, removeStaleOutput } from './install.mjs';

const CODE = ['apps', 'workflows', 'activities', 'libs', 'infra'];
/** Folders that count days and instants. Their tests run in a second time zone, too: the machine's must not matter. */
const COUNTING = [
  'libs/domain/src/calendar',
  'libs/domain/src/clock',
  'libs/domain/src/deadline',
  'libs/domain/src/explanation',
  'libs/domain/src/features',
  'libs/domain/src/matter',
  'libs/domain/src/processes/every-clock',
  'libs/domain/src/processes/share-request',
];
/**
 * Groups below test/ that start servers, with the number of files to run in parallel. A group that does not exist is
 * left out.
 */
const GROUPS = { medium: 2, scenarios: 1, replay: 1, e2e: 2, console: 2, faults: 2 };
/**
 * Heap of a worker of jest above which it ends and another one takes its place. Modules stay in memory when their file of
 * tests has ended, some 15 MB for each file; after a hundred files the collector of garbage took more time than the tests.
 */
const WORKER_HEAP = '600MB';
/** Niceness of what needs no server: it takes the time that tests with servers spend waiting. */
const GIVES_WAY = 10;
/** On two cores the compiler's threads cost three times the time of one, which the other parts need. */
const ONE_THREAD = '--singleThreaded';

const began = performance.now();
install();
const reports = mkdtempSync(path.join(tmpdir(), 'zhengshu-test-'));
const count = { passed: 0, failed: 0 };
const seconds = [];

/**
 * Runs one part: a program of Node. Notes its seconds, and prints its output when it has ended and failed. Resolves to
 * true if it succeeded.
 */
async function part(title, args, { env = {}, niceness = 0 } = {}) {
  const began = performance.now();
  const failure = await new Promise((resolve) => {
    const options = { encoding: 'utf8', env: { ...process.env, ...env }, maxBuffer: 2 ** 30 };
    const done = (error, stdout, stderr) =>
      resolve(error && [stdout, stderr, error.message].filter(Boolean).join('\n'));
    const { pid } = execFile(process.execPath, args, options, done);
    if (pid !== undefined && niceness > 0) setPriority(pid, niceness);
  });
  const took = (performance.now() - began) / 1000;
  seconds.push([title, took]);
  console.log(`${title} … ${failure === null ? 'ok' : 'FAILED'}, ${took.toFixed(1)} s`);
  if (failure !== null) console.error(failure);
  return failure === null;
}

/** Runs a tool: one failure if it fails, else nothing. */
async function tool(title, args, options) {
  if (!(await part(title, args, options))) count.failed++;
}

/**
 * Runs jest on these folders and counts its tests. A file that could not run counts as a failure, and so does a group
 * without tests.
 */
async function jest(title, folders, workers, { env = {}, niceness } = {}) {
  const report = path.join(reports, `${title.replaceAll(/\W/g, '-')}.json`);
  const into = [
    '--json',
    `--outputFile=${report}`,
    `--maxWorkers=${workers}`,
    `--workerIdleMemoryLimit=${WORKER_HEAP}`,
  ];
  const modules = '--experimental-vm-modules --disable-warning=ExperimentalWarning';
  const ok = await part(title, ['node_modules/jest/bin/jest.js', ...into, '--roots', ...folders], {
    env: { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} ${modules}`, ...env },
    niceness,
  });
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
  const failed = (result.numFailedTests ?? 0) + (result.numRuntimeErrorTestSuites ?? 0);
  count.passed += result.numPassedTests ?? 0;
  count.failed += ok ? failed : Math.max(failed, 1);
}

/** Settles when the console was built: its lint and boundaries need what the API says of itself. */
let consoleIsBuilt;
const consoleBuilt = new Promise((resolve) => {
  consoleIsBuilt = resolve;
});

/** Builds as a start does, and runs the groups that start servers; later ones reuse the prepared data of earlier ones. */
async function withServers() {
  await tool('build', [...COMPILE, ONE_THREAD]);
  removeStaleOutput();
  await tool('console', BUILD_CONSOLE);
  consoleIsBuilt();
  await tool('workflow bundle', ['dist/apps/worker/src/bundle-workflows.js']);
  // Temporal is downloaded before the first test that needs it, so that the download does not use up a test's time limit.
  const temporal = `await (await import('./dist/infra/dev/index.js')).temporalCli('.cache')`;
  await tool('Temporal', ['--input-type=module', '--eval', temporal]);
  const chromium = findChromium();
  if (!chromium.path) console.log(chromium.missing);
  if (!chromium.path && process.env.CI) count.failed++;
  const env = { ZHENGSHU_TEST_RUN_FOLDER: reports, CHROMIUM_PATH: chromium.path ?? '' };
  for (const [group, workers] of Object.entries(GROUPS))
    if (existsSync(`test/${group}`) && (group !== 'console' || chromium.path))
      await jest(group, [`test/${group}`], workers, { env });
}

/** Runs what needs no server. */
async function beside() {
  const options = { niceness: GIVES_WAY };
  const node = (title, script, ...args) => tool(title, [`node_modules/${script}`, ...args], options);
  const boundaries = ['--config', 'infra/quality/dependency-cruiser.cjs', ...CODE, 'test'];
  await node('types', 'typescript7/bin/tsc', '-p', 'tsconfig.json', '--noEmit', ONE_THREAD);
  await consoleBuilt;
  await node('lint', 'oxlint/bin/oxlint');
  await node('format', 'oxfmt/bin/oxfmt', '--check');
  await node('boundaries', 'dependency-cruiser/bin/dependency-cruise.mjs', ...boundaries);
  await tool('audit', ['infra/quality/audit.mjs', '--ci'], options);
  await jest('unit', CODE, 2, options);
  await jest('unit west of Greenwich', COUNTING, 2, { ...options, env: { TZ: 'America/Los_Angeles' } });
}

await Promise.all([withServers(), beside()]);
rmSync(reports, { recursive: true });
for (const [title, took] of seconds) console.log(`${took.toFixed(1).padStart(8)} s  ${title}`);
console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(8)} s  in all`);
console.log(`${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed ? 1 : 0;
