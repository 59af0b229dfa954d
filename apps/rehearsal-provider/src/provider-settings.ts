import type { Logger } from '#libs/config';
import type { Settings } from './settings.js';
import type { SigningAlgorithm } from './signing-keys.js';

/** What a provider is made of. Claim and algorithm differ from their defaults in tests alone. */
export interface ProviderSettings extends Omit<Settings, 'databaseUrl'> {
  readonly log: Logger;
  /** Claim of the id token that carries the account; `sub` by default. */
  readonly claim?: string;
  /** Algorithm by which id tokens and logout tokens are signed; RS256 by default. */
  readonly idTokenAlgorithm?: SigningAlgorithm;
  /** Audience of access tokens, which then are JWTs, as other providers give them to programs; absent for none. */
  readonly audience?: string;
  /** Programs that get a token for themselves, with their secrets; absent for none. */
  readonly programs?: Readonly<Record<string, string>>;
}

/** Addresses of the product that the provider calls or sends browsers to. */
export const productUrls = (publicUrl: string) => ({
  home: `${publicUrl}/`,
  callback: `${publicUrl}/api/v1/sign-in/callback`,
  backChannelLogout: `${publicUrl}/api/v1/sign-in/back-channel-logout`,
});

const PREFIX = 'subject-of-';

/**
 * Subjects of accounts. A subject is the account itself, unless another claim carries it: then it is a name that no
 * account has, so that a client that reads the wrong claim finds nobody.
 */
export function subjectsFor(claim: string) {
  const prefix = claim === 'sub' ? '' : PREFIX;
  return {
    of: (accountId: string): string => prefix + accountId,
    accountOf: (subject: string): string => subject.slice(prefix.length),
  };
}
