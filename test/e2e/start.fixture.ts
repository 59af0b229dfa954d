import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../infra/dev/index.js';
import { until } from '../support/until.js';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const UP = /^.* Zhengshu \(rehearsal\) is at /m;

/** A folder with a build and without data, in which starts run on ports of their own. */
export class Folder {
  private readonly runs: Run[] = [];

  private constructor(
    readonly dir: string,
    readonly port: number,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  static make(): Promise<Folder> {
    return Folder.with([], ['dist']);
  }

  /** With a build and sources of its own, to be changed. */
  static makeWithSources(): Promise<Folder> {
    const own = ['dist', 'apps', 'workflows', 'activities', 'libs', 'package.json'];
    return Folder.with(own, ['node_modules']);
  }

  private static async with(copied: readonly string[], shared: readonly string[]): Promise<Folder> {
    const dir = await mkdtemp(path.join(tmpdir(), 'zhengshu-start-'));
    await chmod(dir, 0o711); // root's PostgreSQL runs as another account
    await mkdir(path.join(REPOSITORY, '.cache'), { recursive: true });
    for (const name of copied) await cp(path.join(REPOSITORY, name), path.join(dir, name), { recursive: true });
    for (const name of [...shared, '.cache']) await symlink(path.join(REPOSITORY, name), path.join(dir, name));
    const ports = [await freePort(), await freePort(), await freePort(), await freePort(), await freePort()] as const;
    const [PORT, POSTGRES_PORT, TEMPORAL_PORT, TEMPORAL_UI_PORT, OIDC_PORT] = ports.map(String);
    const env = { PATH: process.env.PATH, PORT, POSTGRES_PORT, TEMPORAL_PORT, TEMPORAL_UI_PORT, OIDC_PORT };
    return new Folder(dir, ports[0], env);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  run(program: 'start' | 'reset', env: NodeJS.ProcessEnv = {}): Run {
    return this.spawn([`dist/infra/dev/${program}.js`], env);
  }

  /** Runs what `npm run dev` does after its build; only in a folder with sources. */
  dev(env: NodeJS.ProcessEnv = {}): Run {
    return this.spawn(['dist/infra/dev/start.js', '--watch'], env);
  }

  private spawn(args: readonly string[], env: NodeJS.ProcessEnv): Run {
    const run = new Run(spawn(process.execPath, args, { cwd: this.dir, env: { ...this.env, ...env } }));
    this.runs.push(run);
    return run;
  }

  /** Ends the starts that a failed test left running as well. */
  async remove(): Promise<void> {
    for (const run of this.runs) await run.end('SIGINT');
    await this.run('reset').code;
    await rm(this.dir, { recursive: true, force: true });
  }
}

/** One start or reset, with its output. */
export class Run {
  said = '';
  readonly code: Promise<unknown>;

  constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (this.said += String(part)));
    this.code = once(child, 'close').then(([code]: unknown[]) => code);
  }

  /** Settles when the start reports that the platform is up; fails if it ended before. */
  async up(): Promise<void> {
    let ended = false;
    void this.code.then(() => (ended = true));
    await until('the platform is there', () => Promise.resolve(ended || UP.test(this.said)));
    if (!UP.test(this.said)) throw new Error(this.said);
  }

  /** Ends the start by Ctrl-C or by a kill, and returns how it ended. */
  end(signal: 'SIGINT' | 'SIGKILL'): Promise<unknown> {
    this.child.kill(signal);
    return this.code;
  }
}
