import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process and the command line that it was started with. */
export interface Running {
  readonly pid: number;
  readonly command: string;
}

/** The command line of a process, or an empty text when there is none (a zombie has none either). */
export function commandOf(pid: number): string {
  if (existsSync('/proc/self/cmdline')) {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    } catch {
      return '';
    }
  }
  return spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';
}

/** Process numbers are used again: a process is the one that was meant only while its command line is the same. */
export function isAlive({ pid, command }: Running): boolean {
  return command !== '' && commandOf(pid) === command;
}

/**
 * A process that ends loses its command line first, and its files and ports when its last thread is a zombie or gone
 * (seen on Linux; elsewhere the command line stands for both).
 */
function isLeaving(pid: number): boolean {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const [, state = ''] = /\) (\w)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return commandOf(pid) === '' && (threads.length > 1 || !/[ZX]/.test(state));
  } catch {
    return false;
  }
}

/** Remembers a process in a file, for a later start to find it by. */
export function record(file: string, pid: number): Running {
  const running: Running = { pid, command: commandOf(pid) };
  writeFileSync(file, JSON.stringify(running));
  return running;
}

/** The process that the file remembers, if it still runs. */
export function recorded(file: string): Running | undefined {
  const running = read(file);
  if (running && isAlive(running)) return running;
  rmSync(file, { force: true });
  return undefined;
}

function read(file: string): Running | undefined {
  try {
    const { pid, command } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Running>;
    return typeof pid === 'number' && typeof command === 'string' ? { pid, command } : undefined;
  } catch {
    return undefined;
  }
}

/** Asks a process to end, waits, and after `graceMs` kills it. Its own children in the same group are killed with it. */
export async function end(running: Running, graceMs: number, signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
  if (!isAlive(running)) return;
  send(running.pid, signal);
  const isThere = (): boolean => isAlive(running) || isLeaving(running.pid);
  for (const until = Date.now() + graceMs; isThere() && Date.now() < until;) await sleep(20);
  if (!isThere()) return;
  send(running.pid, 'SIGKILL');
  send(-running.pid, 'SIGKILL');
  while (isThere()) await sleep(20);
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // it ended by itself
  }
}
