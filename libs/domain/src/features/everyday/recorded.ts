import type { EventStanding } from '../../matter/facts.js';
import type { DomainEvent } from '../../matter/happening.js';
import type { Audience } from '../../access/audience.js';
import type { Matter } from '../../matter/matter.js';
import { isEverydayEvent } from './everyday.events.js';
import type { SealedDefinition } from '../../matter/definition.js';
import { tellEveryday } from './everyday.tell.js';

/** An event in its own words. */
export const wordsOf = ({ type, fields }: EventStanding): DomainEvent => ({ ...fields, type });

/** Who reads the line of a recorded event; null for one that the platform recorded of itself, which has no text. */
export function readersOf(process: SealedDefinition, { parties }: Matter, recorded: EventStanding): Audience | null {
  const event = wordsOf(recorded);
  if (isEverydayEvent(event)) return tellEveryday(event, parties).audience;
  return recorded.type in process.events ? process.tell(event).audience : null;
}
