import { z } from 'zod';
import { only, type Queryable } from '../connection/sql.js';

/** The key that a rehearsal signs with (a private JWK): `fresh` at the first start, ever after the one that was kept. */
export async function keepSigningKey(db: Queryable, fresh: string): Promise<string> {
  await db.query(`INSERT INTO signing_key (jwk) VALUES ($1) ON CONFLICT DO NOTHING`, [fresh]);
  const { jwk } = await only(db, z.object({ jwk: z.string() }), `SELECT jwk FROM signing_key`);
  return jwk;
}
