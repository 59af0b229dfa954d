import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process and the command line that it was started with. */
export interface Running {
  readonly pid: number;
  readonly command: string;
}

/** Returns the command line of a process; empty if there is no such process, or if it is a zombie. */
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

/** True while the process runs. Process numbers are reused, so its command line must be the recorded one. */
export function isAlive({ pid, command }: Running): boolean {
  return command !== '' && commandOf(pid) === command;
}

/**
 * True while a process that is ending may still hold files and ports: on Linux it loses its command line first, and
 * files and ports when its last thread is a zombie or gone. Elsewhere always false: there the lost command line is
 * taken for the end of both.
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

/** Writes number and command line of a process to a file, by which a later start finds it. */
export function record(file: string, pid: number): Running {
  const running: Running = { pid, command: commandOf(pid) };
  writeFileSync(file, JSON.stringify(running));
  return running;
}

/** Returns the process that the file names; undefined, and removes the file, if it no longer runs. */
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

/** Signals a process to end, waits up to `graceMs`, then kills it together with its children in the same group. */
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
