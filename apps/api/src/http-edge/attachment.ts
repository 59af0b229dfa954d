import { isNativeError } from 'node:util/types';

/** Headers of a file that a browser saves and never displays, so that no content runs on the API's origin. */
export const attachmentHeaders = (name: string, mediaType: string): Readonly<Record<string, string>> => ({
  'Content-Type': mediaType,
  'Content-Disposition': `attachment; filename*=UTF-8''${extended(name)}`,
  'Content-Security-Policy': "sandbox; default-src 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'private, no-store',
});

/** Encodes text for a header (RFC 8187). */
const extended = (text: string): string =>
  encodeURIComponent(text).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/** True where an error says that the client closed the connection before the answer was complete. */
export const isClosedByReceiver = (error: unknown): boolean =>
  isNativeError(error) && 'code' in error && /^(ERR_STREAM_|ECONNRESET$|EPIPE$)/.test(String(error.code));
