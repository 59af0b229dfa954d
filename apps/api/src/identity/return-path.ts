/** Longest path that a sign-in returns to. It waits in a cookie, which a browser keeps up to 4 KB. */
export const MAX_RETURN_PATH = 1_024;

/**
 * Returns the path, query and fragment of a page of the platform; null for anything that a browser would take for another
 * place, as `//elsewhere`, `/\\elsewhere` or a path with control characters.
 */
export function returnPath(given: string, publicUrl: string): string | null {
  if (given.length > MAX_RETURN_PATH || !/^\/[!-~]*$/.test(given) || given.includes('\\')) return null;
  const url = URL.canParse(given, publicUrl) ? new URL(given, publicUrl) : null;
  const path = url && `${url.pathname}${url.search}${url.hash}`;
  return url?.origin === publicUrl && path !== null && !path.startsWith('//') ? path : null;
}
