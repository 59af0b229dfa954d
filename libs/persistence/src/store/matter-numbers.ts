import { z } from 'zod';
import type { NumberRequest } from '#libs/domain';
import { only, type Tx } from '../connection/sql.js';

/**
 * The next number of a series (regulation.md §4.5): `REQ-990100-2026-000001`. Gapless per authority and year: the
 * counter's row stays locked until the transaction ends and falls back with it. The last of the locks.
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
