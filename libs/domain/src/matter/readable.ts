import type { ReadableMatter } from '../access/reading.js';
import type { Matter } from './matter.js';
import type { SealedDefinition } from './definition.js';

/** Returns the part of a matter that decides on the right to read it. */
export const readable = (process: SealedDefinition, matter: Matter): ReadableMatter => ({
  parties: matter.parties,
  open: process.isOpenToParties(matter),
  limits: matter.clocks.flatMap(({ responsible, otherParty }) =>
    otherParty ? [responsible, otherParty] : [responsible],
  ),
});
