import { z } from 'zod';
import { only, type Queryable } from '../connection/sql.js';

/** Loads the secret that the migrations drew for this database. It must never be logged or sent. */
export async function readInstallationSecret(db: Queryable): Promise<string> {
  const { secret } = await only(db, z.object({ secret: z.string().min(64) }), `SELECT secret FROM installation`);
  return secret;
}
