import { parseCookie, stringifySetCookie, type SetCookie } from 'cookie';
import type { Request, Response } from 'express';

/**
 * Name of a cookie of ours. Behind TLS it has the prefix that a browser accepts from this very host alone, over TLS and for
 * the whole site; over plain http, in a rehearsal, no browser would keep it.
 */
export const cookieName = (name: string, isSecure: boolean): string => (isSecure ? `__Host-${name}` : name);

/** True if browsers reach the platform over TLS. */
export const isOverTls = (publicUrl: string): boolean => publicUrl.startsWith('https://');

export const cookiesOf = (request: Request): Readonly<Record<string, string | undefined>> =>
  parseCookie(request.headers.cookie ?? '');

/** Sets a cookie that no script can read. `maxAge` is in seconds; 0 removes it. */
export function setCookie(
  response: Response,
  {
    name,
    value,
    maxAge,
    secure,
  }: Pick<SetCookie, 'name' | 'value'> & { readonly maxAge: number; readonly secure: boolean },
): void {
  const cookie: SetCookie = { name, value, maxAge, secure, path: '/', httpOnly: true, sameSite: 'lax' };
  response.append('Set-Cookie', stringifySetCookie(cookie));
}
