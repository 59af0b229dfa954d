import { Inject, Injectable } from '@nestjs/common';
import { Client } from '@temporalio/client';
import { DELIVERY_WORKFLOW, deliveryWorkflowId, MATTER_TASK_QUEUE, type DeliveryInput } from '#libs/contracts';

/** Starts the workflows that send mails and webhooks. */
@Injectable()
export class DeliveryClient {
  constructor(@Inject(Client) private readonly client: Client) {}

  /** Starts it unless it runs; a lost one starts anew. Throws where the start is not known to have succeeded. */
  async start(input: DeliveryInput, timeoutMs: number): Promise<void> {
    await this.client.withDeadline(Date.now() + timeoutMs, () =>
      this.client.workflow.start(DELIVERY_WORKFLOW, {
        workflowId: deliveryWorkflowId(input),
        taskQueue: MATTER_TASK_QUEUE,
        args: [input],
        workflowIdConflictPolicy: 'USE_EXISTING',
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      }),
    );
  }
}
