import type { Policy } from './policy.js';

/** Every version of the policy register, and which of them is in force. */
export interface Policies {
  readonly inForce: Policy;
  /** Throws where there is none: a clock names only versions that it was counted under. */
  version(version: string): Policy;
}
