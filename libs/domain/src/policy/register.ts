import type { OpenPoint } from './open-point.js';
import { CATALOGUE_POINTS } from './points/catalogue.js';
import { COUNTING_POINTS } from './points/counting.js';
import { JUDGING_POINTS } from './points/judging.js';
import { SHARING_POINTS } from './points/sharing.js';

/** The points that the Regulation leaves open (regulation.md §3.6), by number. */
export const OPEN_POINTS = { ...COUNTING_POINTS, ...SHARING_POINTS, ...CATALOGUE_POINTS, ...JUDGING_POINTS };

/** A point as the register shows it. */
export interface RegisteredPoint extends OpenPoint {
  /** Number of the point, such as `Q-01`. */
  readonly id: string;
  /** The option that applies until another is chosen. */
  readonly default: string;
}

/** The register, sorted by number. */
export const POLICY_REGISTER: readonly RegisteredPoint[] = Object.entries<OpenPoint>(OPEN_POINTS)
  .map(([id, point]) => ({ id, default: Object.keys(point.options)[0] ?? '', ...point }))
  .sort((a, b) => (a.id < b.id ? -1 : 1));
