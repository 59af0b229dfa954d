import { sha256Hex } from '../language/canonical.js';

/**
 * Id of a matter that an effect begins, derived from what it follows from, in the form of a name-based UUID (RFC 9562):
 * the cause can name the matter before it is there, and a repetition begins no second one.
 */
export function derivedId(name: string): string {
  const hash = sha256Hex(name);
  const variant = ((parseInt(hash.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `5${hash.slice(13, 16)}`, `${variant}${hash.slice(17, 20)}`];
  return [...parts, hash.slice(20, 32)].join('-');
}
