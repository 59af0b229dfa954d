import { createHmac } from 'node:crypto';

const PREFIX = 'whsec_';
/** How many random bytes a secret is made of: the specification asks for 24 to 64. */
export const SECRET_BYTES = 32;

/** Random bytes as a secret is handed to its receiver. */
export const webhookSecret = (random: Uint8Array): string => PREFIX + Buffer.from(random).toString('base64');

/** What is sent, and under which id. */
export interface Message {
  /** The same at each repeat: by it a receiver knows what it has already taken. */
  readonly id: string;
  /** Real time of this attempt, in seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
}

/** The headers of the Standard Webhooks specification, with a signature for each of the secrets. */
export function signedHeaders(message: Message, secrets: readonly string[]): Readonly<Record<string, string>> {
  return {
    'webhook-id': message.id,
    'webhook-timestamp': String(message.timestamp),
    'webhook-signature': secrets.map((secret) => `v1,${signature(message, secret)}`).join(' '),
  };
}

function signature({ id, timestamp, body }: Message, secret: string): string {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  return createHmac('sha256', key)
    .update(`${id}.${String(timestamp)}.${body}`)
    .digest('base64');
}
