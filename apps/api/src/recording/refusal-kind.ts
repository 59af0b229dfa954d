import type { AccessKind } from '#libs/domain';
import type { Problem } from '#libs/http';

/** Routes at which somebody signs in. */
const SIGN_IN = /\/sign-in(\/callback)?$/;

/**
 * Returns the kind by which a problem is recorded as a refused attempt; null for every other. A person who asks for what
 * they may not see gets the answer for what does not exist, so that either counts. Whoever brought nothing to sign in
 * with attempted nothing in anybody's name.
 */
export function refusalKind(
  { status, code }: Pick<Problem, 'status' | 'code'>,
  { route, account }: { readonly route: string | null; readonly account: string | undefined },
): AccessKind | null {
  if (route !== null && SIGN_IN.test(route))
    return status === 401 || code === 'SIGN_IN_STALE' || code === 'NOT_FOUND' ? 'SIGN_IN_REFUSED' : null;
  if (code === 'SESSION_ENDED') return 'ENDED_SESSION_USED';
  if (status === 401) return code === 'TOKEN_MISSING' ? null : 'REFUSED';
  return account !== undefined && (status === 403 || code === 'NOT_FOUND') ? 'REFUSED' : null;
}
