import { isNativeError } from 'node:util/types';

/** Saved, never shown: whatever it holds, a browser runs none of it in our name. */
export const attachmentHeaders = (name: string, mediaType: string): Readonly<Record<string, string>> => ({
  'Content-Type': mediaType,
  'Content-Disposition': `attachment; filename*=UTF-8''${extended(name)}`,
  'Content-Security-Policy': "sandbox; default-src 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'private, no-store',
});

/** As RFC 8187 writes a text in a header. */
const extended = (text: string): string =>
  encodeURIComponent(text).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/** The receiver has closed the connection, before or while it was sent. */
export const isClosedByReceiver = (error: unknown): boolean =>
  isNativeError(error) && 'code' in error && /^(ERR_STREAM_|ECONNRESET$|EPIPE$)/.test(String(error.code));
