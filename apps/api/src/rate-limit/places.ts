import { createHmac, randomBytes } from 'node:crypto';
import { networkOf } from './network-of.js';

/**
 * Number of places for all addresses together. Whoever has endless addresses fills these and no more memory; two addresses
 * that share one are drawn anew by each process, so that nobody can look for those of somebody else.
 */
const PLACES = 16_384;

/** Gives each network of addresses one of a limited number of keys. */
export class Places {
  private readonly secret = randomBytes(32);

  of(address: string | undefined): string {
    const drawn = createHmac('sha256', this.secret)
      .update(networkOf(address ?? ''))
      .digest()
      .readUInt32BE();
    return String(drawn % PLACES);
  }
}
