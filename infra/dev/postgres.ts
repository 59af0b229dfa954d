import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { commandOf } from './pid-file.js';
import { demandPort } from './ports.js';
import { findPlace, giveTo, run, type Place } from './postgres-place.js';
import { passwords, type Passwords, type Role } from './postgres-secrets.js';
import { reason, Trouble } from './trouble.js';

const DATABASE = 'zhengshu';

export interface DevPostgresOptions {
  /** Folder of the data, made if missing. The passwords are kept beside it, in `<dir>-passwords.json`. */
  readonly dir: string;
  readonly port: number;
  /** Further settings of the server, as `-c fsync=off`. */
  readonly flags?: string;
}

/** The embedded PostgreSQL on 127.0.0.1. It outlives a kill -9 of the start, and the next start adopts it. */
export class DevPostgres {
  private place: Place | undefined;
  private secrets: Passwords | undefined;
  private starting: Promise<unknown> | undefined;

  constructor(private readonly options: DevPostgresOptions) {}

  /** Connection URL of the role that owns the database and migrates it. Throws before the start. */
  get ownerUrl(): string {
    return this.url('zhengshu_owner', DATABASE);
  }

  /** Connection URL of the role of API and worker. Throws before the start. */
  get appUrl(): string {
    return this.url('zhengshu_app', DATABASE);
  }

  /** Starts or adopts the server. Throws Trouble if the port is taken or the server does not come up. */
  start(): Promise<'started' | 'adopted'> {
    const starting = this.bringUp();
    this.starting = starting;
    return starting;
  }

  /**
   * Ends the server: `fast` cuts connections and writes all data, `immediate` behaves like a power cut. Returns false
   * if it did not run.
   */
  async stop(mode: 'fast' | 'immediate' = 'fast'): Promise<boolean> {
    await this.starting?.catch(() => undefined);
    const place = (this.place ??= await findPlace(this.options.dir));
    if (runningPort(place.data) === undefined) return false;
    await run(place, 'pg_ctl', ['stop', '-m', mode, '-w', '-t', '60', '-D', place.data]);
    return true;
  }

  private async bringUp(): Promise<'started' | 'adopted'> {
    const { dir, port } = this.options;
    const place = (this.place = await findPlace(dir));
    const made = existsSync(path.join(place.data, 'PG_VERSION'));
    this.secrets = passwords(`${dir}-passwords.json`, made);
    if (!made) await make(place, this.secrets.postgres);
    const running = runningPort(place.data);
    if (running !== undefined && running !== port)
      await run(place, 'pg_ctl', ['stop', '-m', 'fast', '-w', '-D', place.data]);
    if (running !== port) await this.launch(place);
    await this.prepare();
    return running === port ? 'adopted' : 'started';
  }

  private async launch(place: Place): Promise<void> {
    const { port, flags = '' } = this.options;
    await demandPort('the embedded PostgreSQL', port, 'POSTGRES_PORT');
    const log = path.join(place.data, 'server.log');
    const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' ${flags}`;
    for (let attempt = 1; ; attempt++) {
      try {
        await run(place, 'pg_ctl', ['start', '-w', '-t', '60', '-D', place.data, '-l', log, '-o', settings]);
        return;
      } catch (error) {
        // After a kill -9 of all processes, the ended server holds its lock for about 2 s until it is reaped.
        if (attempt === 5) throw new Trouble(`The embedded PostgreSQL did not start (${reason(error)}): see ${log}.`);
        await sleep(1000);
      }
    }
  }

  /** Creates the roles and the database that are missing, so that it completes a start that was killed half-way. */
  private async prepare(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url('postgres', 'postgres') });
    await client.connect();
    try {
      for (const role of ['zhengshu_owner', 'zhengshu_app'] as const) {
        const known = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
        if (!known.rowCount) await client.query(`CREATE ROLE ${role} LOGIN PASSWORD '${this.passwordOf(role)}'`);
      }
      const known = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
      if (!known.rowCount) await client.query(`CREATE DATABASE ${DATABASE} OWNER zhengshu_owner`);
      await client.query(`REVOKE ALL ON DATABASE ${DATABASE} FROM PUBLIC`);
      await client.query(`GRANT CONNECT ON DATABASE ${DATABASE} TO zhengshu_app`);
    } finally {
      await client.end();
    }
  }

  private url(role: Role, database: string): string {
    return `postgres://${role}:${this.passwordOf(role)}@127.0.0.1:${this.options.port}/${database}`;
  }

  private passwordOf(role: Role): string {
    if (!this.secrets) throw new Error('the embedded PostgreSQL has no passwords before it has started');
    return this.secrets[role];
  }
}

/** Makes an empty cluster. It is renamed to its name when complete, so that a killed start leaves no partial one. */
async function make(place: Place, password: string): Promise<void> {
  const unfinished = `${place.data}.new`;
  const passwordFile = `${unfinished}-password`;
  await rm(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(place, unfinished);
  giveTo(place, passwordFile);
  const locale = ['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = ['-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
  try {
    await run(place, 'initdb', ['-D', unfinished, ...access, ...locale]);
    await rename(unfinished, place.data);
  } catch (error) {
    throw new Trouble(
      `The embedded PostgreSQL cannot be set up here (${reason(error)}): set DATABASE_URL and DATABASE_OWNER_URL to a server of yours.`,
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/**
 * Returns the port of the server that runs on these data; undefined if none does. Process numbers are reused, so the
 * command line must name the data.
 */
function runningPort(data: string): number | undefined {
  const lock = path.join(data, 'postmaster.pid');
  if (!existsSync(lock)) return undefined;
  const [pid, , , port] = readFileSync(lock, 'utf8').split('\n');
  if (pid && port && commandOf(Number(pid)).includes(data)) return Number(port);
  rmSync(lock);
  return undefined;
}
