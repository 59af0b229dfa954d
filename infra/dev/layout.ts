import path from 'node:path';

/** Where a start keeps things; paths are those of the repository, in which every script of it runs. */
const data = path.resolve('.data');

export const layout = {
  data,
  cache: path.resolve('.cache'),
  startPid: path.join(data, 'start.pid'),
  postgres: path.join(data, 'postgres'),
  temporalDb: path.join(data, 'temporal.db'),
  documents: path.join(data, 'documents'),
  api: { name: 'API', script: path.resolve('dist/apps/api/src/main.js'), pidFile: path.join(data, 'api.pid') },
  worker: {
    name: 'worker',
    script: path.resolve('dist/apps/worker/src/main.js'),
    pidFile: path.join(data, 'worker.pid'),
  },
} as const;
