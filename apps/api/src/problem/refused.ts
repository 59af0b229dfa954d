import type { Refusal } from '#libs/domain';
import { problemOf } from './problem-of.js';
import { ProblemException } from './problem.exception.js';

/** A refusal of the rules, to be thrown. */
export const refused = (refusal: Refusal): ProblemException => new ProblemException(problemOf(refusal));
