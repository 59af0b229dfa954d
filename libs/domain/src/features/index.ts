import type { ZodRawShape } from 'zod';
import type { Side } from '../access/parties.js';
import type { ProcessDefinition } from '../matter/definition.js';
import { type Feature, sealProcess, type Process } from '../matter/process.js';
import type { DomainEvent } from '../matter/happening.js';
import { breach } from './breach.js';
import { everyday } from './everyday/everyday.js';
import { lateRegistration } from './late-registration/late-registration.js';

/** Features of every matter. Their order is that in which commands are listed and tasks are added. */
export const FEATURES: readonly Feature[] = [everyday, lateRegistration, breach];

/**
 * Seals a definition with every feature. It is called in two steps, `defineProcess<…>()({…})`, so that the caller gives
 * the types of the data and the compiler infers those of the name and the documents.
 */
export const defineProcess =
  <Data, Event extends DomainEvent, S extends Side>() =>
  <Name extends string, Documents extends ZodRawShape>(
    definition: ProcessDefinition<Data, Event, S, Name, Documents>,
  ): Process<Name, Documents> =>
    sealProcess(definition, FEATURES);
