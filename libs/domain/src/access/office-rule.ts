import type { Side } from './parties.js';
import type { Role } from './roles.js';

/** Offices that may give a command: the roles on one side of the matter, the highest last. */
export interface OfficeRule<S extends Side = Side> {
  readonly side: S;
  readonly roles: readonly Role[];
}
