/** IPv4 ranges that are not public (IANA special-purpose registry), multicast included. */
const SPECIAL_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
].map(rangeOf);

/** The global unicast range of IPv6. Addresses that embed an IPv4 address (mapped, NAT64) lie outside it. */
const UNICAST_V6 = rangeOf('2000::/3');
/** Ranges within it that are not public: protocol assignments (Teredo among them), documentation, 6to4. */
const SPECIAL_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'].map(rangeOf);

/**
 * True if an address, as a resolver writes it, is a public one. False for text that is not an address and for an
 * address with a zone.
 */
export function isPublicAddress(text: string): boolean {
  const address = addressOf(text);
  if (address === null) return false;
  if (address.length === V4_BITS) return !SPECIAL_V4.some((range) => address.startsWith(range));
  return address.startsWith(UNICAST_V6) && !SPECIAL_V6.some((range) => address.startsWith(range));
}

const V4_BITS = 32;

/** Returns the leading bits that all addresses of a range share. */
function rangeOf(cidr: string): string {
  const [address = '', length] = cidr.split('/');
  const bits = addressOf(address);
  if (bits === null) throw new Error(`${cidr} is no range`);
  return bits.slice(0, Number(length));
}

/**
 * Returns an address as 32 or 128 digits of 0 and 1, null if the text is no address. IPv4 is read in its plain dotted
 * form only.
 */
function addressOf(text: string): string | null {
  if (/^\d+(\.\d+){3}$/.test(text)) {
    const bytes = text.split('.').map(Number);
    return bytes.join('.') === text && bytes.every((byte) => byte <= 255) ? bitsOf(bytes, 8) : null;
  }
  const address = `http://[${text}]/`;
  if (!/^[\da-f:.]+$/i.test(text) || !URL.canParse(address)) return null;
  const [before = [], after = []] = new URL(address).hostname
    .slice(1, -1)
    .split('::')
    .map((half) => half.split(':').filter(Boolean));
  const zeros = new Array<string>(8 - before.length - after.length).fill('0');
  return bitsOf(
    [...before, ...zeros, ...after].map((group) => Number.parseInt(group, 16)),
    16,
  );
}

function bitsOf(parts: readonly number[], width: number): string {
  return parts.map((part) => part.toString(2).padStart(width, '0')).join('');
}
