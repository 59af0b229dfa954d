import { z } from 'zod';
import { isLoopback, readVariables } from '#libs/config';

/** Settings of the rehearsal's OpenID provider, read from the environment once at start. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  /** URL of the rehearsal's database. Holds a password: never to be logged. */
  readonly databaseUrl: string;
  /** Origin under which browsers and the API reach the provider. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Origin of the product, to which browsers return. */
  readonly publicUrl: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const isOrigin = (url: string): boolean => /^https?:\/\/[^/?#@]+$/.test(url) && URL.canParse(url);
const origin = z.string().refine(isOrigin, 'must be an origin, as http://localhost:3000');

const variables = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(3001),
  LISTEN_HOST: z
    .string()
    .refine(isLoopback, 'must be an address of this machine, as 127.0.0.1: anybody may sign in here as anybody')
    .default('127.0.0.1'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a URL of the form postgres://…' }),
  PROVIDER_ISSUER: origin.optional(),
  OIDC_CLIENT_ID: z.string(),
  OIDC_CLIENT_SECRET: z.string(),
  PUBLIC_URL: origin,
});

/** Reads the environment, as the API does. Throws ConfigError, which never tells a value. */
export function readSettings(environment: Environment): Settings {
  const data = readVariables(variables, environment);
  return {
    host: data.LISTEN_HOST,
    port: data.PORT,
    databaseUrl: data.DATABASE_URL,
    issuer: data.PROVIDER_ISSUER ?? `http://localhost:${String(data.PORT)}`,
    clientId: data.OIDC_CLIENT_ID,
    clientSecret: data.OIDC_CLIENT_SECRET,
    publicUrl: data.PUBLIC_URL,
  };
}
