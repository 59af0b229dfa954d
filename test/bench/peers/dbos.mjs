// DBOS by its manual: an application with its own HTTP door. A command is a message to the workflow, a step that commits
// the two rows, and an event that the door waits for. Defaults, but for a pool of 20 and no log.
import http from 'node:http';
import { DBOS } from '@dbos-inc/dbos-sdk';
import pg from 'pg';
import { writeStep } from '../../../dist/test/bench/engines/rows.js';

const COMMANDS = 9;
const PATIENCE_S = 60;
const { DATABASE_URL, SYSTEM_DATABASE_URL, PORT } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 20 });

const life = DBOS.registerWorkflow(
  async (matter) => {
    for (let k = 0; k < COMMANDS; k++) {
      await DBOS.recv('step', 24 * 3600);
      await DBOS.runStep(() => writeStep(pool, matter, k), { name: 'write' });
      await DBOS.setEvent(`step ${k}`, k);
    }
  },
  { name: 'life' },
);
DBOS.setConfig({
  name: 'bench',
  systemDatabaseUrl: SYSTEM_DATABASE_URL,
  systemDatabasePoolSize: 20,
  logLevel: 'error',
  runAdminServer: false,
});
await DBOS.launch();

async function command(matter, k) {
  if (k === 0) await DBOS.startWorkflow(life, { workflowID: matter })(matter);
  await DBOS.send(matter, k, 'step');
  if ((await DBOS.getEvent(matter, `step ${k}`, PATIENCE_S)) !== k) throw new Error('no answer');
}

const server = http.createServer((request, response) => {
  const [, , matter] = (request.url ?? '').split('/');
  let body = '';
  request.on('data', (part) => (body += part));
  request.once('end', () =>
    command(matter, Number(body)).then(
      () => response.end('{}'),
      (error) => response.writeHead(500).end(String(error)),
    ),
  );
});
server.listen(Number(PORT), '127.0.0.1');
process.on('message', () => process.send({ result: 'ready' }));
process.once('disconnect', () => process.exit(0));
process.once('SIGTERM', () => process.exit(0));
