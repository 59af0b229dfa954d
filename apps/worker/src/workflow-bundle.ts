import { fileURLToPath } from 'node:url';
import type { WorkerOptions } from '@temporalio/worker';

const compiled = import.meta.url.endsWith('.js');

/**
 * Where the bundler finds the workflows. It takes the `development` condition of package.json's imports, which is the
 * source; from the build it must not.
 */
export const WORKFLOWS: Pick<WorkerOptions, 'workflowsPath' | 'bundlerOptions'> = {
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
