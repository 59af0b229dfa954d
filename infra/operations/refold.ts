import { project, refold, type Counting, type Projection } from '#libs/domain';
import type { StoredEvent } from '#libs/persistence';

/** The projection that a stream's events give: what state and read model are held against, and built from. */
export function projectStream(stream: string, events: readonly StoredEvent[], counting: Counting): Projection {
  const { process, matter } = refold(stream, events);
  return project(process, matter, counting);
}
