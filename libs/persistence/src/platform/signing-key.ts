import { z } from 'zod';
import { only, type Queryable } from '../connection/sql.js';

/** Stores `fresh` as signing key of a rehearsal (a private JWK) if there is none yet, and answers the stored key. */
export async function keepSigningKey(db: Queryable, fresh: string): Promise<string> {
  await db.query(`INSERT INTO signing_key (jwk) VALUES ($1) ON CONFLICT DO NOTHING`, [fresh]);
  const { jwk } = await only(db, z.object({ jwk: z.string() }), `SELECT jwk FROM signing_key`);
  return jwk;
}
