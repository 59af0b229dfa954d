import type { Request } from 'express';
import type { Actor } from '#libs/domain';

/** A request that has passed the guard. */
export interface AuthenticatedRequest extends Request {
  account?: string;
  /** The person of the account, with the offices that they held when they came. */
  actor?: Actor;
  /** The session that the request belongs to; absent with a bearer token. */
  session?: { readonly token: string; readonly endsAt: string };
}
