import { Inject, Injectable } from '@nestjs/common';
import { Client } from '@temporalio/client';
import {
  CALENDAR_ROLLOUT_WORKFLOW,
  calendarRolloutWorkflowId,
  MATTER_TASK_QUEUE,
  type CalendarRolloutInput,
} from '#libs/contracts';

/** Starts the workflow that counts clocks again by a new version of the calendar. */
@Injectable()
export class CalendarRolloutClient {
  constructor(@Inject(Client) private readonly client: Client) {}

  /** Starts it unless it runs. A new run goes on from the progress that the database holds. */
  async start(input: CalendarRolloutInput): Promise<void> {
    await this.client.workflow.start(CALENDAR_ROLLOUT_WORKFLOW, {
      workflowId: calendarRolloutWorkflowId(input.version),
      taskQueue: MATTER_TASK_QUEUE,
      args: [input],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    });
  }
}
