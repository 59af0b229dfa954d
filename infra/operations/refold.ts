import { project, refold, type Projection } from '#libs/domain';
import { IN_FORCE, type StoredEvent } from '#libs/persistence';

/** The projection that a stream's events give: what state and read model are held against, and built from. */
export function projectStream(stream: string, events: readonly StoredEvent[]): Projection {
  const { process, matter } = refold(stream, events);
  return project(process, matter, IN_FORCE);
}
