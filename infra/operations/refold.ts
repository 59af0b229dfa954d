import { projectStep, refold, type Counting, type StepProjection } from '#libs/domain';
import type { StoredEvent } from '#libs/persistence';

/** Returns the projection of a stream's events. `verify` compares state and read model with it; `rebuild` stores it. */
export function projectStream(stream: string, events: readonly StoredEvent[], counting: Counting): StepProjection {
  const { process, matter } = refold(stream, events);
  return projectStep(process, { events, matter }, counting);
}
