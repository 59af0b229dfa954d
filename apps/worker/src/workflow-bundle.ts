import { fileURLToPath } from 'node:url';
import type { WorkerOptions } from '@temporalio/worker';

const compiled = import.meta.url.endsWith('.js');

/**
 * Options by which Temporal's bundler finds the workflows. By default it resolves package.json's imports with the
 * condition `development`, which is the source; the compiled worker must resolve them to the build.
 */
export const WORKFLOW_BUNDLE: Pick<WorkerOptions, 'workflowsPath' | 'bundlerOptions'> = {
  workflowsPath: fileURLToPath(new URL('../../../workflows', import.meta.url)),
  ...(compiled && {
    bundlerOptions: {
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
    },
  }),
};
