import { isIP } from 'node:net';
import { z } from 'zod';

/** Longest prefix of each family of addresses, in bits. */
const BITS: Readonly<Record<number, number>> = { 4: 32, 6: 128 };

/** True for an address or a range of them. A range of all addresses would let every client name its own. */
export function isAddressOrRange(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  const bits = BITS[isIP(address)];
  if (bits === undefined || more.length > 0 || address.includes('%')) return false;
  if (prefix === undefined) return true;
  return /^[1-9]\d{0,2}$/.test(prefix) && Number(prefix) <= bits;
}

/** TRUSTED_PROXIES: addresses and ranges, separated by commas. */
export const proxyList = z
  .string()
  .transform((text) => text.split(',').map((one) => one.trim()))
  .refine((all) => all.every(isAddressOrRange), 'must be addresses or ranges (10.0.0.0/8), separated by commas')
  .optional();
