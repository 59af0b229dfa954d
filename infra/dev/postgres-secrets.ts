import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Trouble } from './trouble.js';

/** The roles of the embedded server: one that made it, one that owns the database and migrates, one that runs. */
export type Role = 'postgres' | 'zhengshu_owner' | 'zhengshu_app';
export type Passwords = Readonly<Record<Role, string>>;

/**
 * The passwords of the embedded server, random, kept in a file that only this account may read.
 * @throws Trouble when the data are there and their passwords are gone
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
