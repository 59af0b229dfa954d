import { createHmac } from 'node:crypto';

const PREFIX = 'whsec_';
/** Random bytes in a secret; the specification asks for 24 to 64. */
export const SECRET_BYTES = 32;

/** Returns random bytes in the form in which the receiver gets its secret. */
export const webhookSecret = (random: Uint8Array): string => PREFIX + Buffer.from(random).toString('base64');

/** Content of one message, with the id under which it is sent. */
export interface WebhookMessage {
  /** Message id; stays the same at each attempt, so that a receiver recognises a repetition. */
  readonly id: string;
  /** Real time of this attempt, in seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
}

/** Returns the headers of the Standard Webhooks specification, with one signature for each secret. */
export function signedHeaders(message: WebhookMessage, secrets: readonly string[]): Readonly<Record<string, string>> {
  return {
    'webhook-id': message.id,
    'webhook-timestamp': String(message.timestamp),
    'webhook-signature': secrets.map((secret) => `v1,${signature(message, secret)}`).join(' '),
  };
}

function signature({ id, timestamp, body }: WebhookMessage, secret: string): string {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  return createHmac('sha256', key)
    .update(`${id}.${String(timestamp)}.${body}`)
    .digest('base64');
}
