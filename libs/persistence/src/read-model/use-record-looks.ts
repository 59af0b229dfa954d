import type { Instant, Office } from '#libs/domain';
import type { Tx } from '../connection/sql.js';

/** One look of somebody at the use records of a request (Art 29(2)). */
export interface Look {
  readonly matterId: string;
  readonly accountId: string;
  /** In which they looked. */
  readonly office: Office;
  readonly purpose: string;
  /** Platform time. */
  readonly at: Instant;
}

/** Writes a look down, in the transaction in which it is taken: nothing is shown that is not written. */
export async function writeLook(tx: Tx, { matterId, accountId, office, purpose, at }: Look): Promise<void> {
  await tx.query(
    `INSERT INTO use_record_look (matter, account, department_id, role, purpose, at) VALUES ($1, $2, $3, $4, $5, $6)`,
    [matterId, accountId, office.departmentId, office.role, purpose, at],
  );
}
