import { Inject, Injectable } from '@nestjs/common';
import { Client } from '@temporalio/client';
import {
  MATTER_TASK_QUEUE,
  REHEARSAL_CLOCK_WORKFLOW,
  rehearsalClockWorkflowId,
  type RehearsalClockInput,
} from '#libs/contracts';

/** Starts the workflow that moves the rehearsal clock to the goal in the database. */
@Injectable()
export class RehearsalClockClient {
  constructor(@Inject(Client) private readonly client: Client) {}

  /** Starts it unless it runs: there is one workflow for each advance. */
  async start(advanceId: string): Promise<void> {
    const input: RehearsalClockInput = { advanceId };
    await this.client.workflow.start(REHEARSAL_CLOCK_WORKFLOW, {
      workflowId: rehearsalClockWorkflowId(advanceId),
      taskQueue: MATTER_TASK_QUEUE,
      args: [input],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowTaskTimeout: '3s',
    });
  }
}
