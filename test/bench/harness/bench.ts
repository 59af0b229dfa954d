import { appendFileSync, chmodSync, mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Servers } from './servers.js';

export interface Options {
  /** Number of rounds of a comparison. */
  readonly rounds: number;
  /** Length of a block in s. */
  readonly seconds: number;
  /** Folder of the lines of JSON. */
  readonly out: string;
  /** Commit with which this one is compared; null: none. */
  readonly earlier: string | null;
  /** Address of a Temporal server to use; null: the development server. */
  readonly temporal: string | null;
  /** True to compare with DBOS, Restate and graphile-worker, too. */
  readonly peers: boolean;
  /** True for the long form of a part. */
  readonly full: boolean;
  /** Part of the size of a part: 1 is the official one. */
  readonly scale: number;
}

/** A measured figure with its target; `least` and `most` are the extremes of the rounds. */
export interface Figure {
  readonly measure: string;
  readonly unit: string;
  readonly value: number;
  readonly least?: number;
  readonly most?: number;
  /** Limit of the value: at least, at most; absent where the figure only informs. */
  readonly target?: readonly ['≥' | '≤', number];
}

/** One part of a run: its folder, what it records, and what ends with it. */
export class Bench {
  private readonly undo: (() => Promise<unknown>)[] = [];

  private constructor(
    readonly part: string,
    readonly options: Options,
    readonly dir: string,
  ) {}

  /** Runs a part in a temporary folder, within a limit of time, and ends all that it started. */
  static async run(
    part: string,
    options: Options,
    limitMs: number,
    work: (bench: Bench) => Promise<void>,
  ): Promise<void> {
    mkdirSync(options.out, { recursive: true });
    const dir = await mkdtemp(path.join(tmpdir(), `zhengshu-bench-${part}-`));
    chmodSync(dir, 0o711); // the account of PostgreSQL must pass it
    const bench = new Bench(part, options, dir);
    const stop = (): void => void bench.end().then(() => process.exit(1));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
    let late: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_, reject) => {
      late = setTimeout(() => reject(new Error(`${part} took longer than ${limitMs / 60_000} min`)), limitMs);
    });
    try {
      await Promise.race([work(bench), limit]);
    } finally {
      clearTimeout(late);
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop);
      await bench.end();
    }
  }

  /** Registers a step of the end; the last one registered is the first one taken. */
  atEnd(step: () => Promise<unknown>): void {
    this.undo.push(step);
  }

  /** Returns the file of the output of a program; it is kept after the run. */
  logOf(program: string): string {
    const folder = path.join(this.options.out, 'logs');
    mkdirSync(folder, { recursive: true });
    return path.join(folder, `${this.part}-${program}.log`);
  }

  async servers(name = 'servers'): Promise<Servers> {
    const dir = path.join(this.dir, name);
    mkdirSync(dir, { mode: 0o711 });
    const servers = await Servers.start(dir, this.options.temporal);
    this.atEnd(() => servers.stop());
    return servers;
  }

  /** Number of something, less than the official one where the run is a short one. */
  scaled(official: number): number {
    return Math.max(1, Math.round(official * this.options.scale));
  }

  /** Adds one block, or whatever was seen, to the lines of the part. */
  record(line: Readonly<Record<string, unknown>>): void {
    this.append(`${this.part}.jsonl`, line);
  }

  /** Adds a figure, from which the table is made, and prints it. */
  figure(figure: Figure): void {
    this.append('figures.jsonl', { part: this.part, ...figure });
    const { measure, value, unit, least, most } = figure;
    const range = least === undefined ? '' : ` (${least.toPrecision(3)} to ${most?.toPrecision(3)})`;
    process.stdout.write(`${this.part}: ${measure}: ${Number(value.toPrecision(3))} ${unit}${range}\n`);
  }

  private append(file: string, line: object): void {
    appendFileSync(path.join(this.options.out, file), `${JSON.stringify(line)}\n`);
  }

  private async end(): Promise<void> {
    for (let step = this.undo.pop(); step; step = this.undo.pop())
      await step().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
    await rm(this.dir, { recursive: true, force: true });
  }
}
