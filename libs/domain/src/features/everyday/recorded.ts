import type { EventStanding } from '../../matter/facts.js';
import type { DomainEvent } from '../../matter/happening.js';
import type { Audience } from '../../access/audience.js';
import type { Matter } from '../../matter/matter.js';
import { isEverydayEvent } from './everyday.events.js';
import type { SealedDefinition } from '../../matter/definition.js';
import { tellEveryday } from './everyday.tell.js';

/** Returns the recorded event with its type and own fields. */
export const wordsOf = ({ type, fields }: EventStanding): DomainEvent => ({ ...fields, type });

/** Returns the audience of a recorded event; null for an event of the engine or another feature, which has no text. */
export function readersOf(process: SealedDefinition, { parties }: Matter, recorded: EventStanding): Audience | null {
  const event = wordsOf(recorded);
  if (isEverydayEvent(event)) return tellEveryday(event, parties).audience;
  return recorded.type in process.events ? process.tell(event).audience : null;
}
