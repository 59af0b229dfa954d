import type { Client } from '@temporalio/client';
import { DELIVERY_WORKFLOW, deliveryWorkflowId, MATTER_TASK_QUEUE, type DeliveryKey } from '#libs/contracts';

/** Enough for two attempts: 3.6 seconds. The setting DELIVERY_GIVE_UP_HOURS cannot be less than an hour. */
const SHORT_PATIENCE_HOURS = 0.001;

/** Starts the workflow of a delivery under way again, with a limit after which it gives up soon. */
export async function restartToGiveUpSoon({ workflow }: Client, delivery: DeliveryKey): Promise<void> {
  await workflow.start(DELIVERY_WORKFLOW, {
    workflowId: deliveryWorkflowId(delivery),
    taskQueue: MATTER_TASK_QUEUE,
    args: [{ ...delivery, giveUpHours: SHORT_PATIENCE_HOURS }],
    workflowIdConflictPolicy: 'TERMINATE_EXISTING',
  });
}
