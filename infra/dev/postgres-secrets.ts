import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Trouble } from './trouble.js';

/** Roles of the embedded server: its superuser, the owner who migrates the database, and that of API and worker. */
export type Role = 'postgres' | 'zhengshu_owner' | 'zhengshu_app';
export type Passwords = Readonly<Record<Role, string>>;

/**
 * Returns the random passwords of the embedded server, and keeps them in a file that only this account may read. Throws
 * Trouble if data exist but the file does not.
 */
export function passwords(file: string, dataExist: boolean): Passwords {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Passwords;
  if (dataExist)
    throw new Trouble(
      `${file} with the passwords of the embedded database is missing: put it back, or forget the data with npm run reset.`,
    );
  const fresh: Passwords = { postgres: random(), zhengshu_owner: random(), zhengshu_app: random() };
  writeFileSync(file, JSON.stringify(fresh), { mode: 0o600 });
  return fresh;
}

const random = (): string => randomBytes(24).toString('hex');
