import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SignInSettings } from '#libs/config';
import type { Actor } from '#libs/domain';
import {
  beginSession,
  endSession,
  endSessionsOf,
  findSession,
  readActor,
  runningSessions,
  type EndedAtProvider,
  type Identified,
  type RunningSession,
} from '#libs/persistence';

/** Settings of sign-in; null where nobody signs in with a browser. */
export const SIGN_IN = Symbol('settings of sign-in');

/** Bytes of the token of a session: 256 bits, which nobody guesses. */
const TOKEN_BYTES = 32;

/** Sessions of people who signed in with a browser. The browser alone has the token, the database its hash. */
@Injectable()
export class SessionService {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(SIGN_IN) private readonly settings: SignInSettings | null,
  ) {}

  /** Begins a session, in place of the one that the browser had, and returns its token. */
  async begin(who: Identified, before: string | undefined): Promise<string> {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const hours = this.settings?.hours ?? 0;
    await this.database.transaction(async (tx) => {
      if (before !== undefined) await endSession(tx, hashOf(before));
      await beginSession(tx, { ...who, hours, tokenHash: hashOf(token) });
    });
    return token;
  }

  /** Returns the session of a token; null if it has ended, or was not used for too long. */
  find(token: string): Promise<RunningSession | null> {
    return this.settings === null
      ? Promise.resolve(null)
      : findSession(this.database, hashOf(token), this.settings.idleMinutes);
  }

  /** Returns those of the tokens whose sessions run still; to ask is not to use them. */
  async running(tokens: readonly string[]): Promise<ReadonlySet<string>> {
    if (this.settings === null) return new Set();
    const hashes = new Map(tokens.map((token) => [hashOf(token).toString('hex'), token]));
    const running = await runningSessions(
      this.database,
      tokens.map((token) => hashOf(token)),
      this.settings.idleMinutes,
    );
    return new Set(running.flatMap((hash) => hashes.get(hash.toString('hex')) ?? []));
  }

  /** Ends a session, and returns what names it to the provider; null if it had ended. */
  end(token: string): Promise<{ readonly idToken: string } | null> {
    return endSession(this.database, hashOf(token));
  }

  /** Ends the sessions that the provider has ended, and returns the person of each. */
  async endAt(provider: EndedAtProvider): Promise<readonly Actor[]> {
    const ended = await endSessionsOf(this.database, provider);
    const actors = await Promise.all(ended.map((accountId) => readActor(this.database, accountId)));
    return actors.filter((one) => one !== null);
  }
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** The text that a page must send with a write of its session. Another site cannot read it, and so cannot send it. */
export const csrfTokenOf = (token: string): string => createHmac('sha256', token).update('csrf').digest('base64url');

/** True if the text is that of the session; compared in constant time. */
export function isCsrfToken(given: string | undefined, token: string): boolean {
  const [one, other] = [given ?? '', csrfTokenOf(token)].map((text) => createHash('sha256').update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
