// Runs before node_modules exists, so it may import only modules of Node.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = [20, 19];

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));

/** Prints one sentence and ends this process with exit code 1. */
function giveUp(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** Runs one program; prints its title and duration, and its output only if it fails. Returns true if it succeeded. */
export function step(title, command, args, env = {}) {
  const began = performance.now();
  process.stdout.write(`${title} … `);
  const done = spawnSync(command, args, { encoding: 'utf8', env: { ...process.env, ...env }, maxBuffer: 2 ** 30 });
  const ok = done.status === 0;
  console.log(`${ok ? 'ok' : 'FAILED'}, ${((performance.now() - began) / 1000).toFixed(1)} s`);
  if (!ok) console.error([done.stdout, done.stderr, done.error?.message].filter(Boolean).join('\n'));
  return ok;
}

/** Runs `npm ci` unless node_modules is newer than the lock file. Ends this process if it cannot run here or fails. */
export function install() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]))
    giveUp(`Node ${process.versions.node} is too old: install Node ${OLDEST_NODE.join('.')} or newer.`);
  if (process.platform === 'win32')
    giveUp('Zhengshu starts on Linux and macOS; on Windows, start it in the Windows Subsystem for Linux.');
  const installed = 'node_modules/.package-lock.json'; // written last
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync('package-lock.json').mtimeMs) return;
  if (!step('packages', 'npm', ['ci', '--no-audit', '--no-fund']))
    giveUp('The packages could not be installed; npm says why above. Is its registry reached? Then start again.');
}

/** Arguments by which Node compiles into dist/. */
export const COMPILE = ['node_modules/typescript7/bin/tsc', '-p', 'infra/tsconfig.build.json'];

/** Compiles into dist/ and removes output of deleted sources. Returns true if it succeeded. */
export function build() {
  const ok = step('build', process.execPath, COMPILE);
  removeStaleOutput();
  return ok;
}

/** The console is built after the API, which describes itself to it. */
export const BUILD_CONSOLE = ['apps/console/build/main.mjs'];

/** Builds the console into dist/console, unless it is what it was. Returns true if it succeeded. */
export const buildConsole = () => step('console', process.execPath, BUILD_CONSOLE);

const APPS = ['apps/api', 'apps/rehearsal-provider', 'apps/worker'];

/** Removes from dist/ the output of sources that are deleted, and of tests. */
export function removeStaleOutput() {
  for (const folder of [...APPS, 'workflows', 'activities', 'libs', 'infra']) removeStale(folder);
}

function removeStale(folder) {
  const compiled = path.join('dist', folder);
  if (!existsSync(compiled)) return;
  for (const entry of readdirSync(compiled, { withFileTypes: true, recursive: true })) {
    const file = path.join(entry.parentPath ?? entry.path, entry.name);
    const source = path.relative('dist', file).replace(/\.js(\.map)?$/, '.ts');
    if (entry.isFile() && (!existsSync(source) || /\.(spec|fixture)\.ts$/.test(source))) rmSync(file);
  }
}

export { giveUp };
