import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { matterWorkflowId } from '#libs/contracts';
import { createClient } from '#libs/temporal';
import { countedStatements, isOfCommand, type Counted } from '../support/cost.js';
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
/** Statements of the platform's role, request by request. */
let counted: (readonly Counted[])[];

beforeAll(async () => {
  platform = await Platform.start({ rehearsalStart: '2026-03-02T09:00:00+08:00' });
  door = new Door(platform.url);
  await sqlAs(platform.database.administratorUrl, 'CREATE EXTENSION pg_stat_statements');
  await walkTo(door, 'accept-delivery'); // fills the copies of calendar, policy and organisation
  requests = [];
  counted = [];
  for (let n = 0; n < REQUESTS; n++) {
    await sqlAs(platform.database.administratorUrl, 'SELECT pg_stat_statements_reset()');
    requests.push(await walkTo(door, 'accept-delivery'));
    counted.push(await countedStatements(platform.database.administratorUrl));
  }
}, 3 * MINUTES);
afterAll(() => platform?.stop(), MINUTES);

const calls = (statements: readonly Counted[], which: (one: Counted) => boolean): number =>
  statements.filter(which).reduce((sum, one) => sum + one.calls, 0);
/** Commands that were stored meanwhile: those given, and effects on other matters that happened to arrive. */
const stored = (statements: readonly Counted[]): number =>
  calls(statements, ({ query }) => query.includes('INSERT INTO command'));
/** The middle one of the requests: on a busy machine one may hold the second try of an activity. */
const perCommand = (which: (one: Counted) => boolean): number =>
  counted.map((each) => calls(each, which) / stored(each)).toSorted((a, b) => a - b)[
    Math.floor(REQUESTS / 2)
  ] as number;

it('a command costs at most twelve statements of API and worker together', () => {
  expect(perCommand(isOfCommand)).toBeLessThanOrEqual(12);
});

it('a command writes in one transaction', () => {
  for (const each of counted) expect(stored(each)).toBeGreaterThanOrEqual(COMMANDS);
  expect(perCommand(({ query }) => query.startsWith('START TRANSACTION'))).toBeLessThan(1.1);
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
