import { projectStep, refold, type Counting, type StepProjection } from '#libs/domain';
import type { StoredEvent } from '#libs/persistence';

/** The projection that a stream's events give: what state and read model are held against, and built from. */
export function projectStream(stream: string, events: readonly StoredEvent[], counting: Counting): StepProjection {
  const { process, matter } = refold(stream, events);
  return projectStep(process, { events, matter }, counting);
}
