/** Longest wait that a receiver may ask for, in milliseconds: one day. */
export const LONGEST_WISH_MS = 86_400_000;

/** The form of a date in a header that senders must use (RFC 9110): `Sun, 06 Nov 1994 08:49:37 GMT`. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * Wait in milliseconds that the header `Retry-After` asks for, in seconds or by a date; null where it asks for none. A
 * date is compared with real time, `now` in milliseconds since 1970.
 */
export function retryAfterMs(header: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  const wish = /^\d{1,10}$/.test(text)
    ? Number(text) * 1_000
    : HTTP_DATE.test(text)
      ? Date.parse(text) - now
      : Number.NaN;
  return Number.isNaN(wish) ? null : Math.min(Math.max(wish, 0), LONGEST_WISH_MS);
}
