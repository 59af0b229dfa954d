import { WorkflowNotFoundError, type WorkflowHandle } from '@temporalio/client';
import { matterWorkflowId } from '#libs/contracts';
import { createClient } from '#libs/temporal';
import { Platform } from '../support/platform.js';
import { Door } from './door.fixture.js';

/** A platform with its HTTP client, and access to its Temporal. */
export interface House {
  readonly platform: Platform;
  readonly door: Door;
  readonly workflowOf: (matterId: string) => WorkflowHandle;
  /** Returns the state of a matter's workflow in Temporal's words, or NONE if there never was one. */
  readonly workflowStateOf: (matterId: string) => Promise<string>;
  close(): Promise<void>;
}

/** Starts a platform without matters on the morning of Monday, 2026-01-26, in Shanghai. */
export async function openHouse(): Promise<House> {
  const platform = await Platform.start({ rehearsalStart: '2026-01-26T09:00:00+08:00' });
  const temporal = createClient({ temporalAddress: platform.temporal.address, temporalNamespace: 'default' });
  const workflowOf = (matterId: string): WorkflowHandle =>
    temporal.workflow.getHandle(matterWorkflowId('share-request', matterId));
  return {
    platform,
    door: new Door(platform.url),
    workflowOf,
    workflowStateOf: (matterId) => stateOf(workflowOf(matterId)),
    close: async () => {
      await temporal.connection.close();
      await platform.stop();
    },
  };
}

async function stateOf(workflow: WorkflowHandle): Promise<string> {
  try {
    return (await workflow.describe()).status.name;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'NONE';
    throw error;
  }
}
