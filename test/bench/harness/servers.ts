import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { DevPostgres, DevTemporal, freePort, temporalCli } from '../../../infra/dev/index.js';
import { sqlAs, withRole } from '../../support/database.js';
import { until } from '../../support/until.js';

/** Connections of one engine to its own database. */
export interface Database {
  readonly name: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
}

/** Settings of PostgreSQL beside its defaults: fsync and synchronous_commit are on. */
export const POSTGRES_FLAGS = '-c shared_preload_libraries=pg_stat_statements -c max_connections=200';

/** PostgreSQL and Temporal, which all engines share: each has a database and a namespace of its own. */
export class Servers {
  private readonly postgres: DevPostgres;
  private readonly temporal: DevTemporal | undefined;
  /** Superuser connection; empty before the start. */
  administratorUrl = '';

  private constructor(
    private readonly dir: string,
    port: number,
    private readonly external: string | null,
    temporal: { readonly cli: string; readonly port: number },
  ) {
    this.postgres = new DevPostgres({ dir: path.join(dir, 'postgres'), port, flags: POSTGRES_FLAGS });
    this.temporal = external === null ? new DevTemporal({ ...temporal, dbFile: this.temporalFile }) : undefined;
  }

  /** Starts both in a folder; `external` is the address of a Temporal server to use instead of the development server. */
  static async start(dir: string, external: string | null): Promise<Servers> {
    const temporal = { cli: await temporalCli(path.resolve('.cache')), port: await freePort() };
    const servers = new Servers(dir, await freePort(), external, temporal);
    await servers.postgres.start();
    const secrets = readFileSync(path.join(dir, 'postgres-passwords.json'), 'utf8');
    const { postgres } = JSON.parse(secrets) as { readonly postgres: string };
    servers.administratorUrl = withRole(servers.postgres.ownerUrl, 'postgres', postgres);
    await servers.sql('CREATE EXTENSION pg_stat_statements');
    await servers.temporal?.start();
    return servers;
  }

  /** Address of Temporal, as host:port. */
  get address(): string {
    return this.external ?? this.temporal?.address ?? '';
  }

  /** Process ids by part; Temporal's only where it was started here. */
  get pids(): Readonly<Record<string, number>> {
    const lock = readFileSync(path.join(this.dir, 'postgres', 'postmaster.pid'), 'utf8');
    const postgres = Number(lock.split('\n')[0]);
    if (!this.temporal) return { postgres };
    const { pid } = JSON.parse(readFileSync(`${this.temporalFile}.pid`, 'utf8')) as { readonly pid: number };
    return { postgres, temporal: pid };
  }

  /** Runs statements as superuser. */
  sql<Row extends Record<string, unknown>>(...statements: string[]): Promise<Row[]> {
    return sqlAs<Row>(this.administratorUrl, ...statements);
  }

  async database(name: string): Promise<Database> {
    await this.sql(`CREATE DATABASE ${name} OWNER zhengshu_owner`, `GRANT CONNECT ON DATABASE ${name} TO zhengshu_app`);
    const at = (url: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).href;
    return { name, ownerUrl: at(this.postgres.ownerUrl), appUrl: at(this.postgres.appUrl) };
  }

  /** Creates a namespace and waits until it can be used, which takes the server some seconds. */
  async namespace(namespace: string): Promise<string> {
    const connection = await Connection.connect({ address: this.address });
    try {
      const workflowExecutionRetentionPeriod = msToTs('3 days');
      await connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod });
      const execution = { workflowId: 'none' };
      await until(`namespace ${namespace}`, () =>
        connection.workflowService.describeWorkflowExecution({ namespace, execution }).then(
          () => true,
          (error: unknown) => !String(error).includes(`Namespace ${namespace} is not found`),
        ),
      );
      return namespace;
    } finally {
      await connection.close();
    }
  }

  /** Bytes of a database, and of Temporal's file, with everything written out. */
  async bytes({ ownerUrl, name }: Database): Promise<{ readonly postgres: number; readonly temporal: number }> {
    await sqlAs(ownerUrl, 'VACUUM');
    const [row] = await this.sql<{ bytes: string }>(`SELECT pg_database_size('${name}') AS bytes`);
    const size = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    return { postgres: Number(row?.bytes), temporal: size(this.temporalFile) + size(`${this.temporalFile}-wal`) };
  }

  async stop(): Promise<void> {
    await this.temporal?.stop('SIGKILL');
    await this.postgres.stop();
  }

  private get temporalFile(): string {
    return path.join(this.dir, 'temporal.db');
  }
}
