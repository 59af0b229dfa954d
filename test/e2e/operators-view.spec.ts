import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client, WorkflowHandle } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import { msToTs } from '@temporalio/common/lib/time.js';
import { clocks, matterWorkflowId, status } from '#libs/contracts';
import { Problem } from '#libs/http';
import { createClient } from '#libs/temporal';
import { until } from '../support/until.js';
import { environmentOf, startApi } from './api.fixture.js';
import { openHouse, type House } from './house.fixture.js';
import { walkTo } from './way.fixture.js';

let house: House;
let temporal: Client;
let matterId: string;
let workflow: WorkflowHandle;
beforeAll(async () => {
  house = await openHouse();
  temporal = createClient({ temporalAddress: house.platform.temporal.address, temporalNamespace: 'default' });
  matterId = await walkTo(house.door, 'lead-consent');
  workflow = house.workflowOf(matterId);
});
afterAll(async () => {
  await temporal?.connection.close();
  await house?.close();
});

/** Due date of a request of Monday, 2026-01-26: ten working days later. */
const DUE = '2026-02-09T16:00:00.000Z';

const found = async (query: string): Promise<readonly string[]> => {
  const ids: string[] = [];
  for await (const { workflowId } of temporal.workflow.list({ query })) ids.push(workflowId);
  return ids;
};

describe('in Temporal an operator', () => {
  it('finds a matter by process and each of its departments', async () => {
    const id = matterWorkflowId('share-request', matterId);
    const query = `Process = 'share-request' AND ExecutionStatus = 'Running'`;
    for (const department of ['P6', 'M2', 'M1'])
      await until(`it is found for ${department}`, async () =>
        (await found(`${query} AND Department = '${department}'`)).includes(id),
      );
    expect(await found(`${query} AND Department = 'P5'`)).toEqual([]);
  });

  it('reads the state of a matter', async () => {
    const now = await workflow.query(status);
    expect(now).toMatchObject({ state: 'SUBMITTED', dueAt: DUE, wakeFor: 'reply L1', closed: false });
    expect(await workflow.query(clocks)).toEqual([{ id: 'reply', clause: '21(1)', state: 'RUNNING', dueAt: DUE }]);
    const { currentDetails } = await workflow.query<{ currentDetails?: string }>('__temporal_workflow_metadata');
    for (const word of [now?.number, 'SUBMITTED', 'reply (21(1))', DUE, 'reply L1'])
      expect(currentDetails).toContain(word);
  });

  it('sees the rung that the timer waits for', async () => {
    const { wakeAt } = (await workflow.query(status)) ?? {};
    const { events } = await workflow.fetchHistory();
    const timer = events?.findLast(({ timerStartedEventAttributes }) => timerStartedEventAttributes);
    const summary = timer?.userMetadata?.summary;
    expect(summary && defaultPayloadConverter.fromPayload(summary)).toBe(`reply L1 ${wakeAt}`);
  });

  it('finds closed matters for ninety days', async () => {
    const { config } = await temporal.workflowService.describeNamespace({ namespace: 'default' });
    expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBe(90 * 86_400);
  });
});

it('an API is not ready while no worker would process its commands', async () => {
  const namespace = 'nobody-works-here';
  const workflowExecutionRetentionPeriod = msToTs('1 day');
  await temporal.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod });
  const api = await startApi({ ...environmentOf(house.platform), TEMPORAL_NAMESPACE: namespace });
  try {
    await until('it says what it lacks', async () => {
      const { errors } = Problem.parse(await (await fetch(`${api.url}/health/ready`)).json());
      expect(errors).toEqual([{ field: 'temporal', message: '还没有 worker 在运行' }]);
      return true;
    });
  } finally {
    await api.stop();
  }
});
