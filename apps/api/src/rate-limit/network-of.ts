import { isIP } from 'node:net';

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/**
 * Returns whom an address belongs to: an IPv4 address stands for itself, an IPv6 address for its network of 64 bits,
 * within which one machine may take as many addresses as it likes.
 */
export function networkOf(address: string): string {
  const mapped = MAPPED.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (isIP(address) !== 6) return address;
  const [before = '', after = ''] = address.split('::');
  const [first, last] = [groupsOf(before), groupsOf(after)];
  const left = Math.max(8 - first.length - last.length, 0);
  const all = [...first, ...Array.from({ length: left }, () => '0'), ...last];
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

const groupsOf = (text: string): readonly string[] => text.split(':').filter((group) => group !== '');
