import { expect, it } from '@jest/globals';
import { refusalKind } from './refusal-kind.js';

const CALLBACK = '/api/v1/sign-in/callback';
const REHEARSAL = '/api/v1/rehearsal/sign-in';
const MATTER = '/api/v1/matters/:id';

it.each<[number, string, string | null, string | undefined, string | null]>([
  [401, 'SIGN_IN_FAILED', CALLBACK, undefined, 'SIGN_IN_REFUSED'],
  [401, 'ACCOUNT_UNKNOWN', CALLBACK, undefined, 'SIGN_IN_REFUSED'],
  [400, 'SIGN_IN_STALE', CALLBACK, undefined, 'SIGN_IN_REFUSED'],
  [404, 'NOT_FOUND', REHEARSAL, undefined, 'SIGN_IN_REFUSED'],
  [400, 'INVALID', '/api/v1/sign-in', undefined, null],
  [503, 'UNAVAILABLE', CALLBACK, undefined, null],
  [400, 'INVALID', '/api/v1/sign-in/back-channel-logout', undefined, null],
  [401, 'SESSION_ENDED', MATTER, undefined, 'ENDED_SESSION_USED'],
  [401, 'TOKEN_INVALID', MATTER, undefined, 'REFUSED'],
  [401, 'ACCOUNT_UNKNOWN', MATTER, undefined, 'REFUSED'],
  [401, 'TOKEN_MISSING', MATTER, undefined, null],
  [403, 'NOT_YOUR_OFFICE', MATTER, 'm2.lead', 'REFUSED'],
  [404, 'NOT_FOUND', MATTER, 'm2.lead', 'REFUSED'],
  [404, 'NOT_FOUND', '/problems/:code', undefined, null],
  [404, 'ROUTE_NOT_FOUND', null, undefined, null],
  [409, 'WRONG_STATE', MATTER, 'm2.lead', null],
  [422, 'INVALID', MATTER, 'm2.lead', null],
  [429, 'TOO_MANY_REQUESTS', MATTER, undefined, null],
  [500, 'INTERNAL', MATTER, 'm2.lead', null],
])('%s %s at %s by %s is recorded as %s', (status, code, route, account, kind) => {
  expect(refusalKind({ status, code }, { route, account })).toBe(kind);
});
