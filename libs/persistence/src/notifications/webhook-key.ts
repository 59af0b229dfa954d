import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { firstOf, type Queryable } from '../connection/sql.js';
import { SECRET_KEY_BYTES, SecretBox } from './secret-box.js';

/** Keys that a configuration gives, in base64. */
interface GivenKeys {
  readonly current: string;
  readonly previous: string | null;
}

/**
 * Returns the box for the secrets of webhooks. A rehearsal to which no key is given makes one and keeps it in the
 * database; production never has that.
 */
export async function webhookSecretBox(db: Queryable, given: GivenKeys | null): Promise<SecretBox> {
  if (given === null)
    await db.query(`INSERT INTO webhook_key (key) VALUES ($1) ON CONFLICT DO NOTHING`, [
      randomBytes(SECRET_KEY_BYTES).toString('base64'),
    ]);
  const kept = await firstOf(db, z.object({ key: z.string() }), `SELECT key FROM webhook_key`);
  const [first, ...others] = [given?.current, given?.previous, kept?.key].flatMap((key) =>
    typeof key === 'string' ? [Buffer.from(key, 'base64')] : [],
  );
  if (!first) throw new Error('there is no key for the secrets of webhooks');
  return new SecretBox(first, ...others);
}
