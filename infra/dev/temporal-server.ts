import { Connection } from '@temporalio/client';
import { spawn } from 'node:child_process';
import { chmodSync, closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { end, isAlive, record, recorded, type Running } from './pid-file.js';
import { demandPort } from './ports.js';
import { Trouble } from './trouble.js';

const UP_WITHIN_MS = 60_000;
const DOWN_WITHIN_MS = 15_000;

export interface DevTemporalOptions {
  /** Path of the Temporal CLI. */
  readonly cli: string;
  readonly port: number;
  /** Port of the operators' web interface; absent for no web interface. */
  readonly uiPort?: number;
  /** SQLite file of the server; its pid file and log stand beside it. */
  readonly dbFile: string;
  /** Settings of the server by their keys, as `limit.historyCount.suggestContinueAsNew`. */
  readonly dynamicConfig?: Readonly<Record<string, unknown>>;
  /** Pragmas of its database, as `synchronous=off`. */
  readonly pragmas?: readonly string[];
}

/** Temporal's development server on 127.0.0.1. It outlives a kill -9 of the start, and the next start adopts it. */
export class DevTemporal {
  private server: Running | undefined;

  constructor(private readonly options: DevTemporalOptions) {}

  get address(): string {
    return `127.0.0.1:${this.options.port}`;
  }

  /** Starts or adopts the server. Throws Trouble if a port is taken or the server does not come up. */
  async start(): Promise<'started' | 'adopted'> {
    const { cli, port, uiPort, dbFile, dynamicConfig = {}, pragmas = [] } = this.options;
    const args = ['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--db-filename', dbFile];
    args.push(...(uiPort ? ['--ui-port', String(uiPort)] : ['--headless']), '--log-level', 'error');
    for (const pragma of pragmas) args.push('--sqlite-pragma', pragma);
    for (const [key, value] of Object.entries(dynamicConfig))
      args.push('--dynamic-config-value', `${key}=${JSON.stringify(value)}`);

    const left = recorded(this.pidFile);
    if (left?.command === [cli, ...args].join(' ')) {
      this.server = left;
      await this.answers();
      return 'adopted';
    }
    if (left) await end(left, DOWN_WITHIN_MS); // it has the same data, but other ports or settings
    await demandPort('Temporal', port, 'TEMPORAL_PORT');
    if (uiPort) await demandPort("Temporal's web interface", uiPort, 'TEMPORAL_UI_PORT');
    this.launch(cli, args);
    await this.answers();
    chmodSync(dbFile, 0o600); // it holds texts of people
    return 'started';
  }

  /** Ends the server; SIGKILL loses no data either. Returns false if it did not run. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<boolean> {
    const server = this.server ?? recorded(this.pidFile);
    if (server) await end(server, DOWN_WITHIN_MS, signal);
    this.server = undefined;
    return server !== undefined;
  }

  private launch(cli: string, args: readonly string[]): void {
    const log = openSync(this.log, 'a', 0o600);
    // Its own process group keeps Ctrl-C in the terminal from ending it before the programs that need it.
    const child = spawn(cli, args, { stdio: ['ignore', log, log], detached: true });
    closeSync(log);
    child.once('error', () => undefined); // reported below by the missing pid
    if (child.pid === undefined) throw new Trouble(`Temporal cannot be run: ${cli} is not a program for this machine.`);
    child.unref();
    this.server = record(this.pidFile, child.pid);
  }

  private async answers(): Promise<void> {
    for (const until = Date.now() + UP_WITHIN_MS; Date.now() < until; await sleep(50)) {
      if (!this.server || !isAlive(this.server)) throw new Trouble(`Temporal ended as it began: see ${this.log}.`);
      const connection = await Connection.connect({ address: this.address, connectTimeout: '2s' }).catch(
        () => undefined,
      );
      await connection?.close();
      if (connection) return;
    }
    throw new Trouble(`Temporal did not answer within ${UP_WITHIN_MS / 1000} s: see ${this.log}.`);
  }

  private get pidFile(): string {
    return `${this.options.dbFile}.pid`;
  }

  private get log(): string {
    return `${this.options.dbFile}.log`;
  }
}
