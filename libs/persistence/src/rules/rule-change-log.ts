import type { Instant } from '#libs/domain';
import type { Tx } from '../connection/sql.js';

/**
 * An upload or activation of a calendar, policy or template of papers by a person (SoD-10), with the difference that it makes. Kept for
 * good.
 */
export interface RuleChange {
  readonly kind: 'CALENDAR' | 'POLICY' | 'PAPER_TEMPLATE';
  readonly act: 'UPLOADED' | 'ACTIVATED';
  readonly version: string;
  /** Version in force before the change. */
  readonly versionBefore: string;
  readonly accountId: string;
  readonly personId: string;
  /** Platform time. */
  readonly at: Instant;
  readonly diff: unknown;
}

/** Records a change in the transaction that makes it. */
export async function recordRuleChange(tx: Tx, change: RuleChange): Promise<void> {
  const { kind, act, version, versionBefore, accountId, personId, at, diff } = change;
  await tx.query(
    `INSERT INTO rule_change (kind, act, version, version_before, account, person, at, diff)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [kind, act, version, versionBefore, accountId, personId, at, JSON.stringify(diff)],
  );
}
