import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** A number of requests, and the seconds after which there are as many again. */
interface Quota {
  readonly name: string;
  readonly requests: number;
  readonly seconds: number;
}

/** State of an allowance after one request. */
export interface Spent {
  readonly isAllowed: boolean;
  /** Whole seconds after which a refused request may be repeated; at least 1. */
  readonly retryAfterSeconds: number;
  /** The fields `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers-11). */
  readonly headers: Readonly<Record<string, string>>;
}

/** Requests that each key may send: a sustained quota, and where it is used up, one for bursts. */
export class Allowance {
  private readonly pots: readonly Pot[];

  constructor(...quotas: readonly Quota[]) {
    this.pots = quotas.map((quota) => new Pot(quota));
  }

  /** Takes one request from the first quota that has one left. */
  async spend(key: string): Promise<Spent> {
    let isAllowed = false;
    const states: State[] = [];
    for (const pot of this.pots) {
      const state: State = isAllowed ? await pot.look(key) : await pot.take(key);
      isAllowed ||= state.isTaken;
      states.push(state);
    }
    return {
      isAllowed,
      retryAfterSeconds: Math.min(...states.map(({ seconds }) => seconds)),
      headers: {
        'RateLimit-Policy': this.pots.map(({ policy }) => policy).join(', '),
        RateLimit: states.map(({ said }) => said).join(', '),
      },
    };
  }
}

interface State {
  readonly isTaken: boolean;
  /** Seconds until the quota is full again. */
  readonly seconds: number;
  /** Its member of the field `RateLimit`. */
  readonly said: string;
}

/** One quota of each key. What is forgotten when its time is over costs no memory. */
class Pot {
  readonly policy: string;
  private readonly limiter: RateLimiterMemory;

  constructor(private readonly quota: Quota) {
    const { name, requests: points, seconds: duration } = quota;
    this.policy = `"${name}";q=${String(points)};w=${String(duration)}`;
    this.limiter = new RateLimiterMemory({ points, duration });
  }

  async take(key: string): Promise<State> {
    try {
      return this.state(true, await this.limiter.consume(key));
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return this.state(false, refused);
      throw refused;
    }
  }

  async look(key: string): Promise<State> {
    return this.state(false, await this.limiter.get(key));
  }

  private state(isTaken: boolean, found: RateLimiterRes | null): State {
    const seconds = found ? Math.max(Math.ceil(found.msBeforeNext / 1000), 1) : this.quota.seconds;
    const left = found ? found.remainingPoints : this.quota.requests;
    return { isTaken, seconds, said: `"${this.quota.name}";r=${String(left)};t=${String(seconds)}` };
  }
}
