import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Client, WithStartWorkflowOperation, WorkflowNotFoundError } from '@temporalio/client';
import type { Workflow } from '@temporalio/common';
import {
  command,
  MATTER_TASK_QUEUE,
  matterWorkflowId,
  matterWorkflowType,
  PROCESS,
  type MatterInput,
  type MatterSender,
  type MatterMessage,
  type TransitionResult,
} from '#libs/contracts';

/** Time after which a killed worker's task goes to another worker (10 s by default); a command waits that long. */
const WORKFLOW_TASK_TIMEOUT = '3s';

/** Sends messages to matters. A matter's workflow is started, or started again, where it does not run. */
@Injectable()
export class MatterClient implements MatterSender {
  constructor(@Inject(Client) private readonly client: Client) {}

  /**
   * Sends a message and returns the result of its transition. Any error means that the outcome is unknown, never that
   * the command was refused. The Update id is new each time: Temporal recognises Updates within one run only, while the
   * command table recognises a command for ever.
   */
  send(process: string, matterId: string, message: MatterMessage, timeoutMs: number): Promise<TransitionResult> {
    const workflowId = matterWorkflowId(process, matterId);
    const updateId = `${message.kind === 'timePassed' ? message.kind : message.id}:${randomUUID()}`;
    const update = { updateId, args: [message] as [MatterMessage] };
    return this.client.withDeadline(Date.now() + timeoutMs, async () => {
      try {
        return await this.client.workflow.getHandle(workflowId).executeUpdate(command, update);
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
        const startWorkflowOperation = startOf(process, matterId);
        return this.client.workflow.executeUpdateWithStart(command, { startWorkflowOperation, ...update });
      }
    });
  }
}

/** Start of a matter's workflow, for a matter that has none or whose last run has ended. */
function startOf(process: string, matterId: string): WithStartWorkflowOperation<Workflow> {
  const input: MatterInput = { form: 2, process, matterId };
  return new WithStartWorkflowOperation(matterWorkflowType(process), {
    workflowId: matterWorkflowId(process, matterId),
    taskQueue: MATTER_TASK_QUEUE,
    args: [input],
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT,
    typedSearchAttributes: [{ key: PROCESS, value: process }],
  });
}
