import type { ZodRawShape } from 'zod';
import type { Side } from '../access/parties.js';
import type { ProcessDefinition } from '../matter/definition.js';
import { type Feature, sealProcess, type Process } from '../matter/process.js';
import type { DomainEvent } from '../matter/happening.js';
import { breach } from './breach.js';
import { everyday } from './everyday/everyday.js';
import { lateRegistration } from './late-registration/late-registration.js';

/** Features of every matter, in the order in which they are asked: tasks and commands are listed in it. */
export const FEATURES: readonly Feature[] = [everyday, lateRegistration, breach];

/**
 * Makes processes of definitions, with every feature. It is called in two steps, `defineProcess<…>()({…})`, so that the
 * types of the data are given and those of the name and the documents are inferred.
 */
export const defineProcess =
  <Data, Event extends DomainEvent, S extends Side>() =>
  <Name extends string, Documents extends ZodRawShape>(
    definition: ProcessDefinition<Data, Event, S, Name, Documents>,
  ): Process<Name, Documents> =>
    sealProcess(definition, FEATURES);
