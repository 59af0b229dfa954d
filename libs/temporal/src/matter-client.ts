import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Client, WithStartWorkflowOperation } from '@temporalio/client';
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

/** After a worker's kill -9 a command waits as long as the task which the dead worker held (10 s by default). */
const WORKFLOW_TASK_TIMEOUT = '3s';

/** Sends messages to matters, whose workflows start, or start again, as they are needed. */
@Injectable()
export class MatterClient implements MatterSender {
  constructor(@Inject(Client) private readonly client: Client) {}

  /**
   * Any error means that the outcome is unknown, never that the command was refused. The Update id is new each time:
   * Temporal remembers Updates of one run only, the command table remembers for ever.
   */
  send(process: string, matterId: string, message: MatterMessage, timeoutMs: number): Promise<TransitionResult> {
    const input: MatterInput = { process, matterId };
    const startWorkflowOperation = new WithStartWorkflowOperation(matterWorkflowType(process), {
      workflowId: matterWorkflowId(process, matterId),
      taskQueue: MATTER_TASK_QUEUE,
      args: [input],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT,
      typedSearchAttributes: [{ key: PROCESS, value: process }],
    });
    const updateId = `${message.kind === 'timePassed' ? message.kind : message.id}:${randomUUID()}`;
    return this.client.withDeadline(Date.now() + timeoutMs, () =>
      this.client.workflow.executeUpdateWithStart(command, { startWorkflowOperation, updateId, args: [message] }),
    );
  }
}
