import { makeWorkflowBundle } from './workflow-bundle.js';

// Program of its own, so that the memory which bundling takes is given back.
await makeWorkflowBundle();
