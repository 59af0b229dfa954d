import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const PAGE = path.join(REPOSITORY, 'infra/docs/production.md');

/** A command of the page on production, with the title above it. */
export interface PageCommand {
  readonly title: string;
  readonly command: string;
}

/** Returns the commands of the page on production, in their order. */
export async function pageCommands(): Promise<readonly PageCommand[]> {
  const page = await readFile(PAGE, 'utf8');
  return [...page.matchAll(/^## (\d+\. .*?)$.*?^```sh$(.*?)^```$/gms)].map(([, title = '', command = '']) => ({
    title,
    command: command.trim(),
  }));
}

/** Makes a folder with the files that git knows, the packages that are installed, and nothing else. */
export async function checkout(): Promise<string> {
  const dir = await mkdtemp(path.join(tmpdir(), 'zhengshu-installation-'));
  const known = execFileSync('git', ['ls-files', '-z'], { cwd: REPOSITORY, encoding: 'utf8', maxBuffer: 1e8 });
  const tops = new Set(known.split('\0').map((file) => file.split('/')[0] ?? ''));
  for (const top of ['package.json', 'package-lock.json', 'nest-cli.json', 'tsconfig.json'])
    await cp(path.join(REPOSITORY, top), path.join(dir, top));
  for (const top of ['apps', 'workflows', 'activities', 'libs', 'infra'])
    if (tops.has(top)) await cp(path.join(REPOSITORY, top), path.join(dir, top), { recursive: true });
  await utimes(path.join(dir, 'package-lock.json'), 0, 0); // the packages are those of the lock file
  for (const shared of ['node_modules', '.cache']) await symlink(path.join(REPOSITORY, shared), path.join(dir, shared));
  await mkdir(path.join(dir, 'documents'));
  return dir;
}

export const discard = (dir: string): Promise<void> => rm(dir, { recursive: true, force: true });

/** Time within which each command must have ended. */
const LONGEST_MS = 120_000;

/** A shell in a folder, in which commands follow one another as in a terminal. */
export class Shell {
  private readonly bash: ChildProcess;
  private said = '';
  private given = 0;

  constructor(cwd: string, env: NodeJS.ProcessEnv) {
    this.bash = spawn('bash', [], { cwd, env, stdio: ['pipe', 'pipe', 'pipe'], detached: true });
    for (const stream of [this.bash.stdout, this.bash.stderr])
      stream?.on('data', (part) => (this.said += String(part)));
  }

  /** Runs a command to its end and returns what it printed. Throws with that where it fails. */
  async run(command: string): Promise<string> {
    const mark = `done-${String((this.given += 1))}`;
    const begins = this.said.length;
    const until = Date.now() + LONGEST_MS;
    this.bash.stdin?.write(`${command}\nprintf "\\n%s\\n" "${mark} $?"\n`);
    const ended = new RegExp(`^${mark} (\\d+)$`, 'm');
    for (;;) {
      const [line, code] = ended.exec(this.said.slice(begins)) ?? [];
      if (line !== undefined) {
        const said = this.said.slice(begins).replace(line, '').trim();
        if (code !== '0') throw new Error(`${command}\nended with ${code ?? ''}:\n${said}`);
        return said;
      }
      if (this.bash.exitCode !== null) throw new Error(`${command}\nfailed:\n${this.said.slice(begins)}`);
      if (Date.now() > until) throw new Error(`${command}\ndoes not end:\n${this.said.slice(begins)}`);
      await this.moved();
    }
  }

  /** Waits until the shell says something or ends. */
  private moved(): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        this.bash.off('close', done);
        this.bash.stdout?.off('data', done);
        resolve();
      };
      setTimeout(done, 1_000).unref();
      this.bash.once('close', done);
      this.bash.stdout?.once('data', done);
    });
  }

  /** Ends the shell and everything that it started, as Ctrl-C in a terminal does. */
  async end(): Promise<void> {
    const { pid } = this.bash;
    if (pid === undefined || this.bash.exitCode !== null) return;
    const closed = new Promise((resolve) => this.bash.once('close', resolve));
    process.kill(-pid, 'SIGINT');
    this.bash.stdin?.end();
    await closed;
  }
}
