import type { Counting } from '../clock/counting.js';
import { ownWord } from './own-word.js';
import { pendingExtension } from './pending-extension.js';
import { place } from './place.js';
import { rejectedInTime } from './rejected-in-time.js';
import { rerouted } from './rerouted.js';
import type { Reviewed, ReviewItem, ReviewRule } from './reviewed.js';

export type { Reviewed, ReviewItem };

const RULES: readonly ReviewRule[] = [ownWord, place, rejectedInTime, pendingExtension, rerouted];

/**
 * Returns the latenesses of a matter that earlier releases wrongly withdrew or counted, and which a person therefore judges
 * anew. The stored events stay as they are.
 */
export const reviewLateness = (reviewed: Reviewed, counting: Counting): readonly ReviewItem[] =>
  RULES.flatMap((rule) => rule(reviewed, counting));
