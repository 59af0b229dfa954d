/* Entry of the workflow bundle: every export is a workflow type that the worker runs. */
export * from './calendar-rollout/calendar-rollout.workflow.js';
export * from './delivery/delivery.workflow.js';
export * from './matter/matter.workflow.js';
export * from './rehearsal-clock/rehearsal-clock.workflow.js';
