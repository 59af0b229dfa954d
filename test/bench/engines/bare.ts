import { WithStartWorkflowOperation } from '@temporalio/client';
import { createClient } from '#libs/temporal';
import { step } from './bare.workflows.js';
import { COMMANDS, type Engine, type Target } from './engine.js';

/** Task queue of the worker of the bare engines. */
export const BARE_QUEUE = 'bare';

/** Opens Temporal without our code: Update-with-start, then Updates, each with one local activity. */
export const open = (target: Target): Promise<Engine> => openWith(target, 'local');

export function openWith({ address = '', namespace = '' }: Target, activity: 'local' | 'regular'): Promise<Engine> {
  const client = createClient({ temporalAddress: address, temporalNamespace: namespace });
  return Promise.resolve({
    async command(k, matter) {
      if (k > 0) {
        await client.workflow.getHandle(matter).executeUpdate(step, { args: [k] });
        return matter;
      }
      const startWorkflowOperation = new WithStartWorkflowOperation('life', {
        workflowId: matter,
        taskQueue: BARE_QUEUE,
        args: [activity, COMMANDS - 1],
        workflowIdConflictPolicy: 'USE_EXISTING',
      });
      await client.workflow.executeUpdateWithStart(step, { startWorkflowOperation, args: [k] });
      return matter;
    },
    close: () => client.connection.close(),
  });
}
