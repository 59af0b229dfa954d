// Restate by its manual: a virtual object for each matter, whose handler runs one durable step that commits the two
// rows. The server of the npm package with its defaults, telemetry off.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import http2 from 'node:http2';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as restate from '@restatedev/restate-sdk';
import pg from 'pg';
import { writeStep } from '../../../dist/test/bench/engines/rows.js';

const { DATABASE_URL, PORT, ADMIN_PORT, NODE_PORT, HANDLER_PORT, DATA } = process.env;
// The SDK needs this of Node 22; without it every call hangs.
Promise.withResolvers ??= () => {
  const all = {};
  all.promise = new Promise((resolve, reject) => Object.assign(all, { resolve, reject }));
  return all;
};
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 20 });
const life = restate.object({
  name: 'life',
  handlers: {
    step: async (ctx, k) => {
      await ctx.run('write', () => writeStep(pool, ctx.key, k));
      ctx.set('state', k);
      return k;
    },
  },
});
http2.createServer(restate.createEndpointHandler({ services: [life] })).listen(Number(HANDLER_PORT), '127.0.0.1');

const wrapper = createRequire(import.meta.url).resolve('@restatedev/restate-server/package.json');
const program = path.join(
  path.dirname(wrapper),
  `../restate-server-${process.platform}-${process.arch}/bin/restate-server`,
);
const env = {
  PATH: process.env.PATH,
  RESTATE_INGRESS__BIND_ADDRESS: `127.0.0.1:${PORT}`,
  RESTATE_ADMIN__BIND_ADDRESS: `127.0.0.1:${ADMIN_PORT}`,
  RESTATE_DISABLE_TELEMETRY: 'true',
  RESTATE_LOG_FILTER: 'error',
};
const server = spawn(program, ['--base-dir', DATA, '--bind-port', NODE_PORT], {
  env,
  stdio: ['ignore', 'inherit', 'inherit'],
});
const end = () => {
  server.kill('SIGKILL');
  process.exit(0);
};
process.once('disconnect', end);
process.once('SIGTERM', end);
const body = JSON.stringify({ uri: `http://127.0.0.1:${HANDLER_PORT}` });
const register = () =>
  globalThis.fetch(`http://127.0.0.1:${ADMIN_PORT}/deployments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
while (!(await register().catch(() => undefined))?.ok) await sleep(200);
process.on('message', () => process.send({ result: 'ready' }));
