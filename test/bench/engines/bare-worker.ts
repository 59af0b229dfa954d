import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { BARE_QUEUE } from './bare.js';
import type { BareActivities } from './bare.workflows.js';
import { writeStep } from './rows.js';

/*
 * Worker of the bare and naive forms, with the SDK's default settings but for the sticky timeout, which is ours.
 * Answers the message of its start when it polls.
 */
const {
  DATABASE_URL: connectionString,
  TEMPORAL_ADDRESS: address = '',
  TEMPORAL_NAMESPACE: namespace = '',
} = process.env;
Runtime.install({ logger: new DefaultLogger('WARN') });
const pool = new pg.Pool({ connectionString, max: 20 });
const activities: BareActivities = {
  write: (matter, k) => writeStep(pool, matter, k),
  async alert(matter) {
    await pool.query('INSERT INTO alert (matter) VALUES ($1) ON CONFLICT DO NOTHING', [matter]);
  },
};
const worker = await Worker.create({
  connection: await NativeConnection.connect({ address }),
  namespace,
  taskQueue: BARE_QUEUE,
  workflowsPath: fileURLToPath(new URL('./bare.workflows.js', import.meta.url)),
  activities: { ...activities },
  stickyQueueScheduleToStartTimeout: '2s',
});
process.on('message', () => process.send?.({ result: 'ready' }));
process.once('disconnect', () => process.exit(0));
await worker.run();
process.exit(0);
