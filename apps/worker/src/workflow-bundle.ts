import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { BundleOptions, WorkerOptions } from '@temporalio/worker';

const isCompiled = import.meta.url.endsWith('.js');
const below = (folder: string): string => fileURLToPath(new URL(`../../../${folder}`, import.meta.url));
const WORKFLOWS = below('workflows');
const BUNDLES = below('workflow-bundle');

/**
 * Returns the option by which Temporal finds the workflows. A build has them bundled in one file, which the first
 * worker makes: bundling takes seconds and much memory, and a restarted worker must take over soon.
 */
export async function workflowBundle(): Promise<Pick<WorkerOptions, 'workflowsPath' | 'workflowBundle'>> {
  if (!isCompiled) return { workflowsPath: WORKFLOWS };
  const codePath = path.join(BUNDLES, `${digest()}.js`);
  if (!existsSync(codePath))
    await promisify(execFile)(process.execPath, [below('apps/worker/src/bundle-workflows.js')]);
  return { workflowBundle: { codePath } };
}

/** Bundles the workflows of the build, unless it is done, and removes bundles of earlier builds. */
export async function makeWorkflowBundle(): Promise<void> {
  const name = `${digest()}.js`;
  if (existsSync(path.join(BUNDLES, name))) return;
  const { bundleWorkflowCode, DefaultLogger } = await import('@temporalio/worker');
  const { code } = await bundleWorkflowCode({ ...OPTIONS, logger: new DefaultLogger('WARN') });
  await mkdir(BUNDLES, { recursive: true });
  const unfinished = path.join(BUNDLES, `${name}.${process.pid}`);
  await writeFile(unfinished, code);
  await rename(unfinished, path.join(BUNDLES, name));
  const others = (await readdir(BUNDLES)).filter((file) => file.endsWith('.js') && file !== name);
  for (const other of others) await rm(path.join(BUNDLES, other), { force: true });
}

/**
 * Options of Temporal's bundler. By default it resolves package.json's imports with the condition `development`, which
 * is the source; the build must resolve them to itself.
 */
const OPTIONS: BundleOptions = {
  workflowsPath: WORKFLOWS,
  webpackConfigHook: (config) => ({
    ...config,
    resolve: {
      ...config.resolve,
      byDependency: {
        esm: { conditionNames: ['webpack', 'import', 'module'] },
        commonjs: { conditionNames: ['webpack', 'require', 'module'] },
      },
    },
  }),
};

/** Returns the digest of all that is bundled: workflows, contracts (`test/replay/bundle.spec.ts`) and the SDK. */
function digest(): string {
  const { version } = createRequire(import.meta.url)('@temporalio/worker/package.json') as { version: string };
  const hash = createHash('sha256').update(version);
  for (const folder of [WORKFLOWS, below('libs/contracts/src')])
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort())
      if (name.endsWith('.js')) hash.update(name).update(readFileSync(path.join(folder, name)));
  return hash.digest('hex').slice(0, 16);
}
