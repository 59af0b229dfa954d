import type { Client } from '@temporalio/client';
import { DELIVERY_WORKFLOW, deliveryWorkflowId, MATTER_TASK_QUEUE, type DeliveryKey } from '#libs/contracts';

/** Two tries' worth, 3.6 seconds; DELIVERY_GIVE_UP_HOURS is an hour at least. */
const SHORT_PATIENCE_HOURS = 0.001;

/** Has a delivery that is under way carried on by the same workflow with little patience. */
export async function losePatience({ workflow }: Client, delivery: DeliveryKey): Promise<void> {
  await workflow.start(DELIVERY_WORKFLOW, {
    workflowId: deliveryWorkflowId(delivery),
    taskQueue: MATTER_TASK_QUEUE,
    args: [{ ...delivery, giveUpHours: SHORT_PATIENCE_HOURS }],
    workflowIdConflictPolicy: 'TERMINATE_EXISTING',
  });
}
