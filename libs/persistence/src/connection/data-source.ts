import 'reflect-metadata';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../migrations/index.js';
import { PreparingClient } from './preparing-client.js';

const OID = { int8: 20, date: 1082, timestamptz: 1184 } as const;

/** Parser of pg for a type; pg declares its results as `any`. */
const builtIn = (oid: number, format?: 'text' | 'binary') =>
  pg.types.getTypeParser(oid, format) as (text: string) => unknown;
const parseTimestamp = builtIn(OID.timestamptz) as (text: string) => Date;

/**
 * Conversion of database values: a date stays text, since a Date object would shift by time zone; an instant becomes
 * canonical ISO text with milliseconds; a bigint becomes a number while it is a safe integer.
 */
const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [OID.int8]: (text) => (Number.isSafeInteger(Number(text)) ? Number(text) : text),
  [OID.date]: (text) => text,
  [OID.timestamptz]: (text) => parseTimestamp(text).toISOString(),
};

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && PARSERS[oid]) || builtIn(oid, format),
};

/**
 * Time limits of every connection, all below the 4 s of a local activity, so that a transaction fails before its caller
 * gives up; and the isolation with which a transaction begins.
 */
const SESSION = `
  SET lock_timeout = '2s';
  SET statement_timeout = '3s';
  SET idle_in_transaction_session_timeout = '3500ms';
  SET default_transaction_isolation = 'read committed'`;

export interface DataSourceSettings {
  /** Maximum number of connections of this process. */
  readonly poolSize?: number;
  /** Name of this process in pg_stat_activity. */
  readonly applicationName?: string;
  /** True for migrations, which may take long. */
  readonly withoutTimeLimits?: boolean;
}

/** Creates a data source, not connected yet, for migrations and transactions. All statements are SQL of our own. */
export function createDataSource(url: string, settings: DataSourceSettings = {}): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    migrations: [...MIGRATIONS],
    migrationsTransactionMode: 'each',
    installExtensions: false,
    applicationName: settings.applicationName ?? 'zhengshu',
    poolSize: settings.poolSize ?? 10,
    // Fail soon if the database is down, so that the caller decides about a retry.
    connectTimeoutMS: 3_000,
    extra: {
      types,
      keepAlive: true,
      Client: PreparingClient,
      ...(!settings.withoutTimeLimits && { onConnect: (client: pg.ClientBase) => client.query(SESSION) }),
    },
  });
}
