import path from 'node:path';

/** Folder of the data of a start. Every script runs in the root of the repository, so paths are relative to it. */
const data = path.resolve('.data');

export const layout = {
  data,
  cache: path.resolve('.cache'),
  startPid: path.join(data, 'start.pid'),
  postgres: path.join(data, 'postgres'),
  temporalDb: path.join(data, 'temporal.db'),
  documents: path.join(data, 'documents'),
  bundler: path.resolve('dist/apps/worker/src/bundle-workflows.js'),
  api: { name: 'API', script: path.resolve('dist/apps/api/src/main.js'), pidFile: path.join(data, 'api.pid') },
  worker: {
    name: 'worker',
    script: path.resolve('dist/apps/worker/src/main.js'),
    pidFile: path.join(data, 'worker.pid'),
  },
  provider: {
    name: 'provider',
    script: path.resolve('dist/apps/rehearsal-provider/src/main.js'),
    pidFile: path.join(data, 'provider.pid'),
  },
} as const;
