import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { matterWorkflowId } from '#libs/contracts';
import { createClient } from '#libs/temporal';
import { sqlAs } from '../support/database.js';
import { Platform } from '../support/platform.js';
import { Door } from './door.fixture.js';
import { walkTo } from './way.fixture.js';

const MINUTES = 60_000;
/** Commands of a request from its draft to data in use, and the number of such requests that are counted. */
const COMMANDS = 9;
const REQUESTS = 5;

let platform: Platform;
let door: Door;
let requests: string[];
/** Calls of each statement of the platform's role while the requests were made. */
let calls: ReadonlyMap<string, number>;

beforeAll(async () => {
  platform = await Platform.start({ rehearsalStart: '2026-03-02T09:00:00+08:00' });
  door = new Door(platform.url);
  await sqlAs(platform.database.administratorUrl, 'CREATE EXTENSION pg_stat_statements');
  await walkTo(door, 'accept-delivery'); // fills the copies of calendar, policy and organisation
  await sqlAs(platform.database.administratorUrl, 'SELECT pg_stat_statements_reset()');
  requests = [];
  for (let n = 0; n < REQUESTS; n++) requests.push(await walkTo(door, 'accept-delivery'));
  calls = await countedCalls();
}, 3 * MINUTES);
afterAll(() => platform?.stop(), MINUTES);

async function countedCalls(): Promise<ReadonlyMap<string, number>> {
  const found = await sqlAs<{ query: string; calls: number }>(
    platform.database.administratorUrl,
    `SELECT query, sum(calls)::int AS calls FROM pg_stat_statements s JOIN pg_roles r ON r.oid = s.userid
     WHERE r.rolname = 'zhengshu_app' GROUP BY query`,
  );
  return new Map(found.map(({ query, calls }) => [query, calls]));
}

/** Statements that run at intervals and belong to no command: letters, deliveries, lost wakes, rollouts, the clock. */
const AT_INTERVALS = [
  /^WITH taken AS \(\s*UPDATE outbox/,
  /^WITH due AS \(/,
  /FROM matter WHERE NOT closed AND wake_at </,
  /FROM calendar_rollout/,
  /advance_to AS "advanceTo"/,
  /FROM department d JOIN division/,
  /^SELECT id, state FROM matter WHERE process = /,
];

const perCommand = (which: (query: string) => boolean): number =>
  [...calls].reduce((sum, [query, n]) => sum + (which(query) ? n : 0), 0) / (COMMANDS * REQUESTS);

it('a command costs at most twelve statements of API and worker together', () => {
  const ofCommands = (query: string): boolean => !AT_INTERVALS.some((pattern) => pattern.test(query));
  expect(perCommand(ofCommands)).toBeLessThanOrEqual(12);
});

it('a command writes in one transaction', () => {
  expect(perCommand((query) => query.includes('INSERT INTO command'))).toBeCloseTo(1, 5);
  expect(perCommand((query) => query.startsWith('START TRANSACTION'))).toBeLessThan(1.1);
});

it('a command costs at most 6.6 events of its history, and 3.5 KB of it', async () => {
  const client = createClient({ temporalAddress: platform.temporal.address, temporalNamespace: 'default' });
  let events = 0;
  let bytes = 0;
  for (const id of requests) {
    const workflowId = matterWorkflowId('share-request', id);
    const history = await client.workflow.getHandle(workflowId).fetchHistory();
    events += history.events?.length ?? 0;
    const { workflowExecutionInfo } = await client.workflowService.describeWorkflowExecution({
      namespace: 'default',
      execution: { workflowId },
    });
    bytes += Number(workflowExecutionInfo?.historySizeBytes);
  }
  await client.connection.close();
  expect(events / (COMMANDS * REQUESTS)).toBeLessThanOrEqual(6.6);
  expect(bytes / (COMMANDS * REQUESTS)).toBeLessThanOrEqual(3_500);
});
