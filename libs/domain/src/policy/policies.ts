import type { Policy } from './policy.js';

/** Every version of the policy register, and the one that is in force. */
export interface Policies {
  readonly inForce: Policy;
  /** Throws for an unknown version: a clock names only versions that it was counted under. */
  version(version: string): Policy;
}
