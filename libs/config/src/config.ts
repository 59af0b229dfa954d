import { z } from 'zod';
import { mailAddress } from '#libs/domain';
import { ConfigError } from './config-error.js';
import { proxyList } from './proxies.js';
import { rateLimitsOf, rateLimitVariables, type RateLimits } from './rate-limits.js';
import { isLoopback, readVariables } from './read-variables.js';
import type { Environment } from './secret-files.js';

/** Settings of API and worker, read from the environment once at start. */
export interface Config {
  /** Mode in which the database was begun; a start in the other mode is refused. */
  readonly mode: 'rehearsal' | 'production';
  /** PostgreSQL URL with the role that may not change events. Holds a password: never to be logged. */
  readonly databaseUrl: string;
  /** Address of the Temporal server, as host:port. */
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
  /** Folder of the uploaded files; API and worker must see the same one. */
  readonly documentsDir: string;
  readonly listenHost: string;
  readonly port: number;
  /** Addresses and ranges of the proxies whose X-Forwarded-For and X-Forwarded-Proto are believed. */
  readonly trustedProxies: readonly string[];
  readonly rateLimits: RateLimits;
  /** Issuer and audience of production's tokens; null in a rehearsal, which signs its own. */
  readonly oidc: { readonly issuer: string; readonly audience: string; readonly accountClaim: string } | null;
  /** Sign-in with a browser; null in a rehearsal without a provider. */
  readonly signIn: SignInSettings | null;
  /** Seconds by which the clocks of the issuer and of the platform may differ. */
  readonly tokenLeewaySeconds: number;
  /** Mail server and sender; null: mails wait in the database. The URL may hold a password: never to be logged. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | null;
  /** Keys that seal the secrets of webhooks; null: a rehearsal keeps one in its database. Never to be logged. */
  readonly webhookKeys: { readonly current: string; readonly previous: string | null } | null;
  /** Hours of attempts after which a mail or webhook is given up and waits for an operator. */
  readonly deliveryGiveUpHours: number;
  /** Months for which the access log is kept, whole ones. */
  readonly accessLogMonths: number;
  /** Loopback port of the worker's metrics; undefined: they are not served. */
  readonly metricsPort: number | undefined;
}

/** How people sign in with a browser: the provider of identities, and the session that follows. */
export interface SignInSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** Secret of the client at the provider: never to be logged. */
  readonly clientSecret: string;
  /** Claim that names the account. */
  readonly accountClaim: string;
  /** Origin at which browsers reach the platform, without a slash at its end. */
  readonly publicUrl: string;
  /** Minutes without a request after which a session ends, and hours after which it ends in any case. */
  readonly idleMinutes: number;
  readonly hours: number;
  /** Seconds by which the clocks of the provider and of the platform may differ. */
  readonly leewaySeconds: number;
}

const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be a URL of the form postgres://user:password@host:5432/database',
});
const port = z.coerce
  .number('must be a port number')
  .int('must be a port number')
  .min(0, 'must be a port number')
  .max(65_535, 'must be at most 65535');
const key = z.string().regex(/^[A-Za-z0-9+/]{43}=$/, 'must be 32 bytes in base64 (openssl rand -base64 32)');
const yesNo = z.enum(['yes', 'no'], 'must be yes or no');

/** Default of DELIVERY_GIVE_UP_HOURS: longer than any holiday week, so that nothing is given up over one. */
const FIFTEEN_DAYS = 360;

/** Default of TOKEN_LEEWAY_SECONDS: what clocks that are kept by NTP stay well below. */
const ONE_MINUTE = 60;

/** Default and least of ACCESS_LOG_MONTHS: 网络安全法 asks for six months at least; a year holds an annual audit. */
const ONE_YEAR = 12;
const HALF_A_YEAR = 6;

/** Default of SESSION_IDLE_MINUTES and SESSION_HOURS: ASVS 7.3 asks for both limits; a day at work needs one sign-in. */
const HALF_AN_HOUR = 30;
const WORKING_DAY = 12;

const variables = z.object({
  ZHENGSHU_MODE: z.enum(['rehearsal', 'production'], 'must be rehearsal or production'),
  DATABASE_URL: postgresUrl,
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s/]+:\d{1,5}$/, 'must be host:port')
    .default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  DOCUMENTS_DIR: z.string().default('.data/documents'),
  LISTEN_HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  TRUSTED_PROXIES: proxyList,
  ...rateLimitVariables,
  REHEARSAL_LISTEN: yesNo.default('no'),
  OIDC_ISSUER: z.url({ protocol: /^https?$/, error: 'must be a URL' }).optional(),
  OIDC_AUDIENCE: z.string().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_ACCOUNT_CLAIM: z
    .string()
    .regex(/^[\w.:/-]{1,128}$/, 'must be the name of a claim')
    .default('sub'),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must be a URL' }).optional(),
  SESSION_IDLE_MINUTES: z.coerce
    .number('must be a number of minutes')
    .int('must be a whole number of minutes')
    .min(1, 'must be at least 1')
    .max(1_440, 'must be at most 1440')
    .default(HALF_AN_HOUR),
  SESSION_HOURS: z.coerce
    .number('must be a number of hours')
    .min(1, 'must be at least 1')
    .max(24, 'must be at most 24')
    .default(WORKING_DAY),
  TOKEN_LEEWAY_SECONDS: z.coerce
    .number('must be a number of seconds')
    .int('must be a whole number of seconds')
    .min(0, 'must be at least 0')
    .max(300, 'must be at most 300')
    .default(ONE_MINUTE),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be a URL of the form smtp://user:password@host:587 or smtps://…' })
    .optional(),
  MAIL_FROM: mailAddress('must be an address').optional(),
  DELIVERY_GIVE_UP_HOURS: z.coerce
    .number('must be a number of hours')
    .min(1, 'must be at least 1')
    .max(8_760, 'must be at most 8760')
    .default(FIFTEEN_DAYS),
  ACCESS_LOG_MONTHS: z.coerce
    .number('must be a number of months')
    .int('must be a whole number of months')
    .min(HALF_A_YEAR, `must be at least ${String(HALF_A_YEAR)}`)
    .max(1_200, 'must be at most 1200')
    .default(ONE_YEAR),
  METRICS_PORT: port.optional(),
  WEBHOOK_SECRETS_KEY: key.optional(),
  WEBHOOK_SECRETS_KEY_PREVIOUS: key.optional(),
});
type Variables = z.infer<typeof variables>;

/** Reads the environment, as {@link readVariables} does. Throws {@link ConfigError} for the first fault found. */
export function readConfig(environment: Environment = process.env): Config {
  const values = readVariables(variables, environment);
  refuseContradictions(values);
  return Object.freeze({
    mode: values.ZHENGSHU_MODE,
    databaseUrl: values.DATABASE_URL,
    temporalAddress: values.TEMPORAL_ADDRESS,
    temporalNamespace: values.TEMPORAL_NAMESPACE,
    documentsDir: values.DOCUMENTS_DIR,
    listenHost: values.LISTEN_HOST,
    port: values.PORT,
    trustedProxies: values.TRUSTED_PROXIES ?? [],
    rateLimits: rateLimitsOf(values),
    oidc: oidcOf(values),
    signIn: signInOf(values),
    tokenLeewaySeconds: values.TOKEN_LEEWAY_SECONDS,
    mail: mailOf(values),
    webhookKeys: webhookKeysOf(values),
    deliveryGiveUpHours: values.DELIVERY_GIVE_UP_HOURS,
    accessLogMonths: values.ACCESS_LOG_MONTHS,
    metricsPort: values.METRICS_PORT,
  });
}

/** A rehearsal gives tokens to anyone who asks, so that opening it to a network takes two variables. */
function refuseContradictions(values: Variables): void {
  if (values.ZHENGSHU_MODE === 'production') return;
  if (!isLoopback(values.LISTEN_HOST) && values.REHEARSAL_LISTEN !== 'yes') {
    throw new ConfigError(
      'LISTEN_HOST opens a rehearsal, where anybody may sign in as anybody, to the network: set REHEARSAL_LISTEN=yes as well, if that is what you want.',
    );
  }
}

function oidcOf(values: Variables): Config['oidc'] {
  if (values.ZHENGSHU_MODE === 'rehearsal') return null;
  const issuer = needed(values, 'OIDC_ISSUER', 'production takes its tokens from there');
  const audience = needed(values, 'OIDC_AUDIENCE', 'the tokens of production are for it');
  overTls('OIDC_ISSUER', issuer);
  return { issuer, audience, accountClaim: values.OIDC_ACCOUNT_CLAIM };
}

/** Returns the settings of sign-in. Production needs them; a rehearsal does without while it has no client. */
function signInOf(values: Variables): Config['signIn'] {
  const { ZHENGSHU_MODE: mode, OIDC_ACCOUNT_CLAIM: accountClaim } = values;
  if (mode === 'rehearsal' && values.OIDC_CLIENT_ID === undefined) return null;
  const issuer = needed(values, 'OIDC_ISSUER', 'people sign in there');
  const clientId = needed(values, 'OIDC_CLIENT_ID', 'the issuer knows the platform by it');
  const clientSecret = needed(values, 'OIDC_CLIENT_SECRET', 'the issuer knows the platform by it');
  const { origin } = new URL(needed(values, 'PUBLIC_URL', 'browsers come back to it from the sign-in'));
  if (mode === 'production') overTls('PUBLIC_URL', origin);
  const limits = {
    idleMinutes: values.SESSION_IDLE_MINUTES,
    hours: values.SESSION_HOURS,
    leewaySeconds: values.TOKEN_LEEWAY_SECONDS,
  };
  return { issuer, clientId, clientSecret, accountClaim, publicUrl: origin, ...limits };
}

function needed(
  values: Variables,
  name: 'OIDC_ISSUER' | 'OIDC_AUDIENCE' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET' | 'PUBLIC_URL',
  why: string,
): string {
  const value = values[name];
  if (value === undefined) throw new ConfigError(`${name} is missing: ${why}.`);
  return value;
}

function overTls(name: string, url: string): void {
  if (!url.startsWith('https://')) throw new ConfigError(`${name} must be https: tokens and sessions pass there.`);
}

function mailOf({ SMTP_URL: smtpUrl, MAIL_FROM: from }: Variables): Config['mail'] {
  if (smtpUrl === undefined) return null;
  if (from === undefined)
    throw new ConfigError('MAIL_FROM is missing: SMTP_URL sends mail, and it comes from somebody.');
  return { smtpUrl, from };
}

/** Production has its key elsewhere than in the database that it protects. */
function webhookKeysOf(values: Variables): Config['webhookKeys'] {
  const { WEBHOOK_SECRETS_KEY: current, WEBHOOK_SECRETS_KEY_PREVIOUS: previous = null } = values;
  if (current !== undefined) return { current, previous };
  if (previous !== null)
    throw new ConfigError('WEBHOOK_SECRETS_KEY is missing: WEBHOOK_SECRETS_KEY_PREVIOUS only opens.');
  if (values.ZHENGSHU_MODE === 'rehearsal') return null;
  throw new ConfigError('WEBHOOK_SECRETS_KEY is missing: production seals with it what signs webhooks.');
}
