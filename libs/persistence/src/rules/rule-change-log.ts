import type { Instant } from '#libs/domain';
import type { Tx } from '../connection/sql.js';

/** What a person did to the rules by which clocks are counted (SoD-10): kept for good, with what it changes. */
export interface RuleChange {
  readonly kind: 'CALENDAR' | 'POLICY';
  readonly act: 'UPLOADED' | 'ACTIVATED';
  readonly version: string;
  /** The version in force when it was done. */
  readonly versionBefore: string;
  readonly accountId: string;
  readonly personId: string;
  /** Platform time. */
  readonly at: Instant;
  readonly diff: unknown;
}

/** Writes the change down, in the transaction in which it is made. */
export async function recordRuleChange(tx: Tx, change: RuleChange): Promise<void> {
  const { kind, act, version, versionBefore, accountId, personId, at, diff } = change;
  await tx.query(
    `INSERT INTO rule_change (kind, act, version, version_before, account, person, at, diff)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [kind, act, version, versionBefore, accountId, personId, at, JSON.stringify(diff)],
  );
}
