import type { OpenPoint } from './open-point.js';
import { CATALOGUE_POINTS } from './points/catalogue.js';
import { COUNTING_POINTS } from './points/counting.js';
import { JUDGING_POINTS } from './points/judging.js';
import { SHARING_POINTS } from './points/sharing.js';

/** The points that the Regulation leaves open (regulation.md §3.6), by their numbers. */
export const OPEN_POINTS = { ...COUNTING_POINTS, ...SHARING_POINTS, ...CATALOGUE_POINTS, ...JUDGING_POINTS };

/** A point as the register shows it. */
export interface RegisteredPoint extends OpenPoint {
  /** As `Q-01`. */
  readonly id: string;
  /** The option that counts unless decided otherwise. */
  readonly default: string;
}

/** The register in the order of its numbers. */
export const POLICY_REGISTER: readonly RegisteredPoint[] = Object.entries<OpenPoint>(OPEN_POINTS)
  .map(([id, point]) => ({ id, default: Object.keys(point.options)[0] ?? '', ...point }))
  .sort((a, b) => (a.id < b.id ? -1 : 1));
