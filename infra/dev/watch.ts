import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { transform, type Options } from '@swc/core';
import { say } from './say.js';
import { reason } from './trouble.js';

const FOLDERS = ['apps/api', 'apps/rehearsal-provider', 'apps/worker', 'workflows', 'activities', 'libs'];
const LOOK_EVERY_MS = 250;

/**
 * Paths of the sources that each program runs; those below `libs` run in API and worker. The provider runs a few of them
 * too, but a new start of it ends every session, so that only its own sources restart it.
 */
const RUNS: Readonly<Record<Program, RegExp>> = {
  API: /^(apps\/api|libs)\//,
  provider: /^apps\/rehearsal-provider\//,
  worker: /^(apps\/worker|workflows|activities|libs)\//,
};

/** Options that emit a file as the build does, without checking types; `npm run typecheck` checks them. */
const COMPILER: Options = {
  swcrc: false,
  sourceMaps: true,
  module: { type: 'es6' },
  jsc: {
    target: 'es2022',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
  },
};

export type Program = 'API' | 'provider' | 'worker';

/** Time of the last change of each source, by path. */
export type Sources = ReadonlyMap<string, number>;

/**
 * Looks for sources that differ from those that were built, compiles them into `dist` and calls `restart` with the
 * programs that run them. Looking at the times of 900 files takes a few milliseconds and, unlike a file watcher, misses
 * no way of saving. Never settles.
 */
export async function watch(built: Sources, restart: (programs: readonly Program[]) => Promise<void>): Promise<never> {
  let waiting: readonly string[] = []; // changed files that wait until all of them compile
  for (let known = built; ; await sleep(LOOK_EVERY_MS)) {
    const now = sources();
    const changed = changesBetween(known, now);
    known = now;
    if (changed.length === 0) continue;
    say(`changed: ${changed.length > 3 ? `${changed.length} files` : changed.join(', ')}`);
    waiting = [...waiting, ...changed];
    if (!(await compileAll(waiting))) continue;
    const programs = programsRunning(waiting);
    waiting = [];
    await restart(programs);
  }
}

/** Returns the paths that were added, saved or removed. */
export function changesBetween(before: Sources, after: Sources): readonly string[] {
  const saved = [...after].filter(([file, time]) => before.get(file) !== time).map(([file]) => file);
  return [...saved, ...[...before.keys()].filter((file) => !after.has(file))];
}

/** Returns the programs that run at least one of these files. */
export function programsRunning(files: readonly string[]): readonly Program[] {
  return (['API', 'provider', 'worker'] as const).filter((program) => files.some((file) => RUNS[program].test(file)));
}

/** Returns the sources as they are now. Called right after a build, it returns those that were built. */
export function sources(): Sources {
  const found = new Map<string, number>();
  for (const folder of FOLDERS)
    for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.ts') || /\.(spec|fixture)\.ts$/.test(entry.name)) continue;
      const file = path.join(entry.parentPath ?? entry.path, entry.name);
      const time = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
      if (time !== undefined) found.set(file, time);
    }
  return found;
}

/** Compiles files. Returns false and prints the error if one has a syntax error; the programs then run on unchanged. */
async function compileAll(files: readonly string[]): Promise<boolean> {
  try {
    await Promise.all(files.map(compile));
    return true;
  } catch (error) {
    say(`not compiled: ${reason(error)}`);
    return false;
  }
}

async function compile(file: string): Promise<void> {
  const compiled = path.join('dist', file.replace(/\.ts$/, '.js'));
  if (!statSync(file, { throwIfNoEntry: false })) return rmSync(compiled, { force: true });
  const { code, map } = await transform(readFileSync(file, 'utf8'), { ...COMPILER, filename: file });
  mkdirSync(path.dirname(compiled), { recursive: true });
  writeFileSync(compiled, `${code}//# sourceMappingURL=${path.basename(compiled)}.map\n`);
  writeFileSync(`${compiled}.map`, map ?? '');
}
