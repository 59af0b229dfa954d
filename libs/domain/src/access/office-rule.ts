import type { Side } from './parties.js';
import type { Role } from './roles.js';

/** Offices that may give a command: the roles on one side of the matter, the highest last. */
export interface OfficeRule<S extends Side = Side> {
  readonly side: S;
  readonly roles: readonly Role[];
}

/** Returns the rule that these roles of a side, lowest first, may give a command. */
export const held = (side: Side, ...roles: readonly Role[]): OfficeRule => ({ side, roles });

/** Right to give one command; who is in neither list has none. */
export interface Right {
  /** Offices on the sides of the matter. The roles of all sides may begin it, in any department. */
  readonly offices: readonly OfficeRule[];
  /**
   * Roles, the highest last, in which an authority above a party may give it, even if the authority is on no side of
   * the matter; absent if none may.
   */
  readonly overseers?: readonly Role[];
  /** True if the command only makes or changes a draft, which a person submits: assistants may give it. */
  readonly drafts?: true;
}
