import { SignJWT, type CryptoKey } from 'jose';

export const HOUR = 3600;
/** Returns the real time in seconds, on which sessions depend. */
export const seconds = (): number => Math.floor(Date.now() / 1000);

export interface Claims {
  readonly iss?: string;
  readonly aud?: string;
  readonly sub?: string;
  readonly exp?: number;
}

export const signed = (key: CryptoKey | Uint8Array, alg: string, claims: Claims): Promise<string> =>
  new SignJWT({ ...claims }).setProtectedHeader({ alg }).sign(key);
