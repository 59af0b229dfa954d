import { webcrypto } from 'node:crypto';
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SECRET_BYTES, signedHeaders, webhookSecret } from './signature.js';

/** The example of the Standard Webhooks specification's own libraries. */
it('signs the example of the specification', () => {
  const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1614265330, body: '{"test": 2432232314}' };
  expect(signedHeaders(message, ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'])).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

/** Verifies a signature with another implementation, as a receiver would. */
async function verifies(secret: string, signature: string, text: string): Promise<boolean> {
  const raw = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const key = await webcrypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
  return webcrypto.subtle.verify('HMAC', key, Buffer.from(signature.replace('v1,', ''), 'base64'), Buffer.from(text));
}

const secret = fc.uint8Array({ minLength: SECRET_BYTES, maxLength: SECRET_BYTES }).map(webhookSecret);

it('signs with each secret, so that a receiver that knows one of them can verify', async () => {
  const message = { id: fc.uuid(), timestamp: fc.nat(), body: fc.json() };
  await fc.assert(
    fc.asyncProperty(fc.record(message), secret, secret, async ({ id, timestamp, body }, one, other) => {
      const signatures = signedHeaders({ id, timestamp, body }, [one, other])['webhook-signature']?.split(' ') ?? [];
      const text = `${id}.${timestamp}.${body}`;
      expect(signatures).toHaveLength(2);
      expect(await verifies(one, signatures[0] ?? '', text)).toBe(true);
      expect(await verifies(other, signatures[1] ?? '', text)).toBe(true);
      expect(await verifies(one, signatures[0] ?? '', `${text} `)).toBe(false);
    }),
    { numRuns: 50 },
  );
});
