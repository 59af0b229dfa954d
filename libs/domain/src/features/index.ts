import type { Side } from '../access/parties.js';
import type { ProcessDefinition } from '../matter/definition.js';
import { type Feature, sealProcess, type Process } from '../matter/process.js';
import type { DomainEvent } from '../matter/happening.js';
import { breach } from './breach.js';
import { everyday } from './everyday/everyday.js';
import { lateRegistration } from './late-registration/late-registration.js';

/** Features of every matter, in the order in which they are asked: tasks and commands are listed in it. */
export const FEATURES: readonly Feature[] = [everyday, lateRegistration, breach];

/** Makes a process of a definition, with every feature. */
export const defineProcess = <Data, Event extends DomainEvent, S extends Side>(
  definition: ProcessDefinition<Data, Event, S>,
): Process => sealProcess(definition, FEATURES);
