import type { Request, Response } from 'express';
import { z } from 'zod';
import { cookieName, cookiesOf, setCookie } from './cookies.js';

/** A sign-in under way, which the browser that began it holds: nobody else can end it. */
const attempt = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
});
export type Attempt = Readonly<z.infer<typeof attempt>>;

/** Seconds within which a sign-in must come back. */
const PATIENCE_SECONDS = 600;

/** Sign-ins that one browser may have begun: a tab each, and no more cookies than a request can carry. */
const MOST_TABS = 4;

/** Cookie of one attempt. Each has its own, so that two tabs do not take each other's. */
const nameOf = (state: string, secure: boolean): string => cookieName(`sign-in-${state.slice(0, 16)}`, secure);

/** Keeps an attempt in the browser, and forgets the others where there are too many. */
export function keepAttempt(request: Request, response: Response, kept: Attempt, secure: boolean): void {
  const others = Object.keys(cookiesOf(request)).filter((name) => name.startsWith(cookieName('sign-in-', secure)));
  if (others.length >= MOST_TABS) for (const name of others) forget(response, name, secure);
  const value = Buffer.from(JSON.stringify(kept)).toString('base64url');
  setCookie(response, { name: nameOf(kept.state, secure), value, maxAge: PATIENCE_SECONDS, secure });
}

/** Returns the attempt that this browser began with this state, and forgets it; null if it began none, or long ago. */
export function takeAttempt(request: Request, response: Response, state: string, secure: boolean): Attempt | null {
  const name = nameOf(state, secure);
  const value = cookiesOf(request)[name];
  if (value === undefined) return null;
  forget(response, name, secure);
  const read = attempt.safeParse(jsonOf(Buffer.from(value, 'base64url').toString()));
  return read.success && read.data.state === state ? read.data : null;
}

const forget = (response: Response, name: string, secure: boolean): void =>
  setCookie(response, { name, value: '', maxAge: 0, secure });

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
