import type { Request } from 'express';

/** A request that has passed the guard. */
export interface AuthenticatedRequest extends Request {
  account?: string;
  /** The session that the request belongs to; absent with a bearer token. */
  session?: { readonly token: string; readonly endsAt: string };
}
