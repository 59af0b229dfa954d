import { Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { CONFIG, type Config } from '#libs/config';
import type { AuthenticatedRequest } from '../request/authenticated-request.js';
import { isRead } from '../request/is-read.js';
import { Allowance, type Spent } from './allowance.js';
import { Places } from './places.js';

/** A burst has three times what a second has, and comes back in ten seconds. */
const BURST = { times: 3, seconds: 10 };

const perSecond = (name: string, requests: number): Allowance =>
  new Allowance(
    { name, requests, seconds: 1 },
    { name: `${name}-burst`, requests: requests * BURST.times, seconds: BURST.seconds },
  );

/**
 * Counts the requests to this process: by account once a request is signed in, and by address before. There are at most
 * as many keys as accounts and {@link Places}.
 */
@Injectable()
export class RateLimitsService {
  private readonly writes: Allowance;
  private readonly reads: Allowance;
  private readonly anonymous: Allowance;
  private readonly places = new Places();

  constructor(@Inject(CONFIG) { rateLimits }: Pick<Config, 'rateLimits'>) {
    this.writes = perSecond('writes', rateLimits.writesPerSecond);
    this.reads = perSecond('reads', rateLimits.readsPerSecond);
    this.anonymous = new Allowance({ name: 'anonymous', requests: rateLimits.anonymousPerMinute, seconds: 60 });
  }

  /** Counts a request that has passed the guards. */
  spend(request: AuthenticatedRequest): Promise<Spent> {
    const { account } = request;
    if (account === undefined) return this.spendAnonymous(request);
    return (isRead(request) ? this.reads : this.writes).spend(account);
  }

  /** Counts a request of somebody who is not signed in. */
  spendAnonymous({ ip }: Pick<Request, 'ip'>): Promise<Spent> {
    return this.anonymous.spend(this.places.of(ip));
  }
}
