import { z } from 'zod';
import type { NumberRequest } from '#libs/domain';
import { only, type Tx } from '../connection/sql.js';

/**
 * Allocates the next number of a series (regulation.md §4.5), such as `REQ-990100-2026-000001`. Numbers have no gaps
 * per authority and year: the row of the counter stays locked until the transaction ends and is rolled back with it. A
 * transition takes this lock last.
 */
export async function allocateNumber(
  tx: Tx,
  { series, divisionCode, authorityId, year }: NumberRequest,
): Promise<string> {
  const { last } = await only(
    tx,
    z.object({ last: z.number() }),
    `INSERT INTO number_counter AS counter (series, authority, year, last) VALUES ($1, $2, $3, 1)
     ON CONFLICT ON CONSTRAINT number_counter_pkey DO UPDATE SET last = counter.last + 1
     RETURNING last`,
    [series, authorityId, year],
  );
  return `${series}-${divisionCode}-${String(year)}-${String(last).padStart(6, '0')}`;
}
