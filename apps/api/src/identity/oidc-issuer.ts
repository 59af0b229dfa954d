import { Logger } from '@nestjs/common';
import { createRemoteJWKSet } from 'jose';
import { allowInsecureRequests, ClientSecretBasic, clockTolerance, discovery, type Configuration } from 'openid-client';
import type { SignInSettings } from '#libs/config';
import { unavailable } from '../problem/problem.exception.js';

/** Seconds after which a request to the provider is given up. A sign-in waits for it. */
const PATIENCE_SECONDS = 5;

/** Milliseconds between two fetches of keys for tokens of strangers: a new key is found soon, and nobody can flood. */
const KEYS_COOLDOWN_MS = 1_000;

/** A provider as it describes itself, and its keys, which are fetched anew when an unknown one signs. */
export interface Discovered {
  readonly configuration: Configuration;
  readonly keys: ReturnType<typeof createRemoteJWKSet>;
}

/** The provider of identities. It is asked for its description once, by the first request that needs it. */
export class OidcIssuer {
  private readonly log = new Logger(OidcIssuer.name);
  private found: Promise<Discovered> | undefined;

  constructor(private readonly given: SignInSettings | null) {}

  /** Returns the settings of sign-in. Throws 503 where nobody signs in with a browser. */
  get settings(): SignInSettings {
    if (this.given === null) throw unavailable('本平台没有开通网页登录，请使用令牌。');
    return this.given;
  }

  /** Returns the provider. Throws 503 while it does not answer; the next request asks again. */
  async discovered(): Promise<Discovered> {
    this.found ??= this.discover(this.settings);
    try {
      return await this.found;
    } catch (error) {
      this.found = undefined;
      throw this.silent(error);
    }
  }

  /** Logs that the provider does not answer, and returns what a person is told. */
  silent(error: unknown): Error {
    this.log.error({ msg: 'the provider of identities does not answer', err: error });
    return unavailable('身份认证服务暂时不可用，请稍后重试。');
  }

  private async discover({ issuer, clientId, clientSecret, leewaySeconds }: SignInSettings): Promise<Discovered> {
    // Plain http reaches this point in a rehearsal alone: the configuration refuses it elsewhere.
    const execute = issuer.startsWith('http://') ? [allowInsecureRequests] : [];
    const metadata = { client_secret: clientSecret, [clockTolerance]: leewaySeconds };
    const authentication = ClientSecretBasic(clientSecret);
    const options = { execute, timeout: PATIENCE_SECONDS };
    const configuration = await discovery(new URL(issuer), clientId, metadata, authentication, options);
    const { jwks_uri: keysUrl } = configuration.serverMetadata();
    if (keysUrl === undefined) throw new Error(`${issuer} does not say where its keys are`);
    const keys = createRemoteJWKSet(new URL(keysUrl), {
      timeoutDuration: PATIENCE_SECONDS * 1_000,
      cooldownDuration: KEYS_COOLDOWN_MS,
    });
    return { configuration, keys };
  }
}
