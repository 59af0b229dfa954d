import {
  allHandlersFinished,
  condition,
  defineUpdate,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';

export interface BareActivities {
  write(matter: string, k: number): Promise<void>;
  alert(matter: string): Promise<void>;
}

export const step = defineUpdate<number, [number]>('step');

const local = proxyLocalActivities<BareActivities>({ startToCloseTimeout: '3s' });
const regular = proxyActivities<BareActivities>({ startToCloseTimeout: '10s' });

/** A life without our code: each Update runs one activity, a local one in the bare form, a regular one in the naive. */
export async function life(activity: 'local' | 'regular', last: number): Promise<void> {
  let done = -1;
  setHandler(step, async (k) => {
    await (activity === 'local' ? local : regular).write(workflowInfo().workflowId, k);
    return (done = k);
  });
  await condition(() => done === last && allHandlersFinished());
}

/** Sleeps until an instant, in ms, and inserts the row of the alert. */
export async function sleeper(dueMs: number): Promise<void> {
  await sleep(Math.max(1, dueMs - Date.now()));
  await local.alert(workflowInfo().workflowId);
}
