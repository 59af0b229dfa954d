import { expect, it } from '@jest/globals';
import { matterWorkflowType } from '#libs/contracts';
import { PROCESSES } from '#libs/domain';
import * as workflows from './matter.workflow.js';

it('each process of the registry has its workflow type, and there are no others', () => {
  const types = PROCESSES.map(({ process }) => matterWorkflowType(process));
  expect(Object.keys(workflows).sort()).toEqual(types.sort());
});
