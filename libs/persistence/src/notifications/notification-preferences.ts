import { z } from 'zod';
import { NOTIFICATION_DELIVERIES } from '#libs/domain';
import { firstOf, type Queryable } from '../connection/sql.js';

const preference = z.object({ email: z.string().nullable(), delivery: z.enum(NOTIFICATION_DELIVERIES) });

/**
 * E-mail address and manner of notification that a person chose. Without an address they are notified on the platform
 * alone. The address is personal data.
 */
export type NotificationPreference = z.infer<typeof preference>;

/** Loads the preference of an account; null if it never stated one. */
export function readPreference(db: Queryable, account: string): Promise<NotificationPreference | null> {
  return firstOf(db, preference, `SELECT email, delivery FROM notification_preference WHERE account = $1`, [account]);
}

export async function savePreference(
  db: Queryable,
  account: string,
  { email, delivery }: NotificationPreference,
): Promise<void> {
  await db.query(
    `INSERT INTO notification_preference (account, email, delivery) VALUES ($1, $2, $3)
     ON CONFLICT (account) DO UPDATE SET email = EXCLUDED.email, delivery = EXCLUDED.delivery`,
    [account, email, delivery],
  );
}
