import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, install, step } from './install.mjs';

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
const GROUPS = { medium: 2, scenarios: 1, replay: 1, e2e: 2, faults: 2 };

install();
const reports = mkdtempSync(path.join(tmpdir(), 'zhengshu-test-'));
const count = { passed: 0, failed: 0 };

/** Counts the result of a tool: one failure if it failed, else nothing. */
function tool(title, ok) {
  if (!ok) count.failed++;
}

/**
 * Runs jest on these folders and counts its tests. A file that could not run counts as a failure, and so does a group
 * without tests.
 */
function jest(title, folders, args = [], env = {}) {
  const report = path.join(reports, `${title.replaceAll(/\W/g, '-')}.json`);
  const options = ['node_modules/jest/bin/jest.js', '--json', `--outputFile=${report}`, '--roots', ...folders, ...args];
  const modules = '--experimental-vm-modules --disable-warning=ExperimentalWarning';
  const ok = step(title, process.execPath, options, {
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} ${modules}`,
    ...env,
  });
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
  const failed = (result.numFailedTests ?? 0) + (result.numRuntimeErrorTestSuites ?? 0);
  count.passed += result.numPassedTests ?? 0;
  count.failed += ok ? failed : Math.max(failed, 1);
}

const node = (title, script, ...args) =>
  tool(title, step(title, process.execPath, [`node_modules/${script}`, ...args]));

node('types', 'typescript7/bin/tsc', '-p', 'tsconfig.json', '--noEmit');
tool('build', build('typescript'));
node('lint', 'eslint/bin/eslint.js', '-c', 'infra/quality/eslint.config.js', '--max-warnings', '0', '.');
node('format', 'prettier/bin/prettier.cjs', '--check', '.');
const boundaries = ['--config', 'infra/quality/dependency-cruiser.cjs', ...CODE, 'test'];
node('boundaries', 'dependency-cruiser/bin/dependency-cruise.mjs', ...boundaries);
jest('unit', CODE);
jest('unit west of Greenwich', COUNTING, [], { TZ: 'America/Los_Angeles' });
// Temporal is downloaded before the first test that needs it, so that the download does not use up a test's time limit.
const temporal = `await (await import('./dist/infra/dev/index.js')).temporalCli('.cache')`;
tool('Temporal', step('Temporal', process.execPath, ['--input-type=module', '--eval', temporal]));
process.env.ZHENGSHU_TEST_RUN_FOLDER = reports; // groups reuse the prepared data of earlier groups
for (const [group, workers] of Object.entries(GROUPS))
  if (existsSync(`test/${group}`)) jest(group, [`test/${group}`], [`--maxWorkers=${workers}`]);

rmSync(reports, { recursive: true });
console.log(`${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed ? 1 : 0;
