import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds of a clock tick of Linux, the unit of /proc. */
const TICK_MS = 10;

interface Stat {
  readonly name: string;
  readonly parent: number;
  /** Processor time of the process itself. */
  readonly ownMs: number;
  /** Processor time of its children that have ended. */
  readonly endedMs: number;
}

function stat(file: string): Stat | undefined {
  try {
    const text = readFileSync(file, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const ticks = (from: number): number => ((fields[from] ?? 0) + (fields[from + 1] ?? 0)) * TICK_MS;
    const name = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'));
    return { name, parent: fields[1] ?? 0, ownMs: ticks(11), endedMs: ticks(13) };
  } catch {
    return undefined; // it has just ended
  }
}

/** Returns the processor time in ms of a process and of all processes below it, ended ones included. */
export function processorMs(root: number): number {
  const all = new Map<number, Stat>();
  for (const entry of readdirSync('/proc')) {
    const found = /^\d+$/.test(entry) && stat(`/proc/${entry}/stat`);
    if (found) all.set(Number(entry), found);
  }
  const isBelow = (pid: number): boolean => pid === root || (pid > 1 && isBelow(all.get(pid)?.parent ?? 0));
  let sum = 0;
  for (const [pid, { ownMs, endedMs }] of all) if (isBelow(pid)) sum += ownMs + endedMs;
  return sum;
}

/** Returns the processor time in ms of the threads of a process, by their names. */
export function threadsMs(pid: number): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    const found = stat(`/proc/${pid}/task/${thread}/stat`);
    if (found) times.set(found.name, (times.get(found.name) ?? 0) + found.ownMs);
  }
  return times;
}

/** Returns the resident memory of a process in MiB: all, and with the pages that it shares counted in parts (PSS). */
export function residentMiB(pid: number): { readonly all: number; readonly shared: number } {
  const read = (file: string, name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/${file}`, 'utf8'))?.[1]) / 1024;
  return { all: read('status', 'VmRSS'), shared: read('smaps_rollup', 'Pss') };
}
