import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Length of a key, in bytes. */
export const SECRET_KEY_BYTES = 32;

interface Key {
  /** Beginning of the key's hash. It says which key sealed a text, and nothing of the key. */
  readonly id: string;
  readonly bytes: Buffer;
}

/**
 * Seals texts that must be read again, such as the secrets of webhooks, so that a copy of the database does not tell
 * them (AES-256-GCM). A sealed text is `v1.<id of the key>.<nonce, tag and cipher text>`.
 */
export class SecretBox {
  private readonly keys: readonly Key[];

  /** The first key seals; all of them open. */
  constructor(first: Buffer, ...others: readonly Buffer[]) {
    this.keys = [first, ...others].map(keyOf);
  }

  /** Beginning of every text that the first key sealed. */
  get prefix(): string {
    return `v1.${this.current.id}.`;
  }

  private get current(): Key {
    const [first] = this.keys;
    if (!first) throw new Error('a box has a key');
    return first;
  }

  /** Seals a text for one place, such as the id of its webhook: elsewhere it does not open. */
  seal(text: string, place: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.current.bytes, nonce).setAAD(Buffer.from(place));
    const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return this.prefix + Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url');
  }

  /** Opens a text. Throws, without saying anything of it, if no key is its own or it is not what was sealed here. */
  open(sealed: string, place: string): string {
    const [, id = '', content = ''] = sealed.split('.');
    const key = this.keys.find((one) => one.id === id);
    if (!key) throw new Error(`A secret is sealed with the key ${id}, and none of the given keys is that.`);
    const bytes = Buffer.from(content, 'base64url');
    const [nonce, tag] = [bytes.subarray(0, NONCE_BYTES), bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)];
    const decipher = createDecipheriv(CIPHER, key.bytes, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(place)).setAuthTag(tag);
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  }
}

function keyOf(bytes: Buffer): Key {
  if (bytes.length !== SECRET_KEY_BYTES) throw new Error(`a key has ${String(SECRET_KEY_BYTES)} bytes`);
  return { id: createHash('sha256').update('zhengshu key id\n').update(bytes).digest('hex').slice(0, 8), bytes };
}
