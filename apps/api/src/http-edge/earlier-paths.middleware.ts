import type { NextFunction, Request, Response } from 'express';

/** Paths of the release before, by pattern, with those that replaced them. They answer until the next release. */
const EARLIER: readonly (readonly [RegExp, string])[] = [
  [/^GET (\/api\/v1\/catalog\/entries\/[^/]+)%2F([^/]+?(?:\/versions)?)$/i, '$1/$2'],
  [/^\w+ \/api\/v1\/catalog\/imports((?:\/.*)?)$/, '/api/v1/catalog-imports$1'],
  [/^POST (\/api\/v1\/alerts)\/read-all$/, '$1/commands/read-all'],
  [/^POST (\/api\/v1\/alerts\/[^/]+)\/read$/, '$1/commands/read'],
  [/^POST (\/api\/v1\/deliveries\/[^/]+)\/resend$/, '$1/commands/resend'],
  [/^POST (\/api\/v1\/webhooks\/[^/]+)\/(rotate-secret|disable)$/, '$1/commands/$2'],
  [/^POST (\/api\/v1\/webhook-hosts\/[^/]+)\/remove$/, '$1/commands/remove'],
  [/^POST (\/api\/v1\/(?:calendars|policies)\/[^/]+)\/activate$/, '$1/commands/activate'],
  [/^POST (\/api\/v1\/calendars\/[^/]+)\/rollout$/, '$1/commands/repeat-rollout'],
  [/^POST (\/api\/v1\/platform-clock)\/advance$/, '$1/commands/advance'],
];

/** When the paths were deprecated (RFC 9745): 2025-12-01. */
const SINCE = '@1764547200';

/**
 * Leads a request to an earlier path to the path that replaced it, and says so by `Deprecation`. A command is
 * recognised by a name that both paths share, so one that was sent to the earlier path is repeated under either.
 */
export function followEarlierPath(request: Request, response: Response, next: NextFunction): void {
  const [path = '', ...query] = request.url.split('?');
  const asked = `${request.method === 'HEAD' ? 'GET' : request.method} ${path}`;
  const now = laterPath(asked);
  if (now !== null) {
    response.set('Deprecation', SINCE).set('Link', `<${now}>; rel="successor-version"`);
    request.url = [now, ...query].join('?');
  }
  next();
}

/** Returns the path that replaced the one of a request, which is given as `POST /api/…`; null if none did. */
export function laterPath(asked: string): string | null {
  const found = EARLIER.find(([earlier]) => earlier.test(asked));
  return found ? asked.replace(...found) : null;
}
