import { beforeAll, describe, expect, it } from '@jest/globals';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { bundleWorkflows } from './bundle.js';
import { recordedHistories, type RecordedHistory } from './histories.js';

const MOST_BYTES = 200_000;

let recorded: readonly RecordedHistory[];

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('WARN') });
  recorded = await recordedHistories();
});

it('reads histories from JSON, which takes exactly one copy of protobufjs', () => {
  expect(historyFromJSON({ events: [] }).events).toEqual([]);
});

describe('recorded histories', () => {
  it('replay without a mismatch on the present workflows', async () => {
    const replayed: string[] = [];
    const failed: unknown[] = [];
    const results = Worker.runReplayHistories({ workflowBundle: await bundleWorkflows() }, recorded);
    for await (const { workflowId, error } of results) {
      replayed.push(workflowId);
      if (error) failed.push([workflowId, error]);
    }
    expect(failed).toEqual([]);
    expect(replayed.sort()).toEqual(recorded.map(({ workflowId }) => workflowId).sort());
    expect(replayed.length).toBeGreaterThan(0);
  });

  it('contain timers that fired and were cancelled, a failing database, a delivery given up, a defect, and a continued run', () => {
    const types = new Set(recorded.flatMap(({ text }) => text.match(/EVENT_TYPE_[A-Z_]+/g) ?? []));
    for (const type of [
      'TIMER_FIRED',
      'TIMER_CANCELED',
      'ACTIVITY_TASK_COMPLETED',
      'ACTIVITY_TASK_FAILED',
      'WORKFLOW_EXECUTION_CONTINUED_AS_NEW',
    ])
      expect(types).toContain(`EVENT_TYPE_${type}`);
    expect(recorded.some(({ text }) => payloads(text).includes('"outcome":"DEFECT"'))).toBe(true);
  });

  it('are small, and do not name the machine on which they were recorded', () => {
    for (const { name, text } of recorded) {
      expect({ name, small: text.length < MOST_BYTES }).toEqual({ name, small: true });
      const said = [...(text + payloads(text)).matchAll(/file:|node_modules|\d+@[\w.-]+|Bearer |passwor[dt]/g)];
      expect({ name, said: said.map(([word]) => word) }).toEqual({ name, said: [] });
    }
  });
});

/** Returns the payloads of a history, decoded from base64. */
const payloads = (text: string): string =>
  [...text.matchAll(/"data":\s*"([A-Za-z0-9+/=]+)"/g)]
    .map(([, data = '']) => Buffer.from(data, 'base64').toString('utf8'))
    .join('\n');
