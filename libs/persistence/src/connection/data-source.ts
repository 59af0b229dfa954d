import 'reflect-metadata';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../migrations/index.js';

const OID = { int8: 20, date: 1082, timestamptz: 1184 } as const;

/** pg's own, typed: pg says of its parsers that they answer anything. */
const builtIn = (oid: number, format?: 'text' | 'binary') =>
  pg.types.getTypeParser(oid, format) as (text: string) => unknown;
const parseTimestamp = builtIn(OID.timestamptz) as (text: string) => Date;

/**
 * How values cross the border: a date is its text (a Date object would shift by time zone), an instant the canonical
 * ISO text with milliseconds, a bigint a number as long as it is safe.
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

export interface DataSourceSettings {
  /** Connections of this process at most. */
  readonly poolSize?: number;
  /** Shown in pg_stat_activity. */
  readonly applicationName?: string;
}

/** A data source for migrations and transactions; everything else is SQL of our own. It is not connected yet. */
export function createDataSource(url: string, settings: DataSourceSettings = {}): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    migrations: [...MIGRATIONS],
    migrationsTransactionMode: 'each',
    installExtensions: false,
    applicationName: settings.applicationName ?? 'zhengshu',
    poolSize: settings.poolSize ?? 10,
    // A database that is down is noticed by the caller, not waited for.
    connectTimeoutMS: 3_000,
    extra: { types, keepAlive: true },
  });
}
