import { parseArgs } from 'node:util';
import path from 'node:path';
import type { Options } from './bench.js';
import { BEFORE_DECISION_39 } from './earlier.js';

/** Reads the command line: names of parts, and options. */
export function parse(args: readonly string[]): {
  readonly names: readonly string[];
  readonly options: Options;
  /** True where the figures are to be written into the page of figures. */
  readonly isPublished: boolean;
} {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      rounds: { ...text, default: '5' },
      seconds: { ...text, default: '5' },
      scale: { ...text, default: '1' },
      out: { ...text, default: '.cache/bench/run' },
      earlier: { ...text, default: BEFORE_DECISION_39 },
      temporal: text,
      peers: flag,
      full: flag,
      built: flag,
      publish: flag,
    },
  });
  const options = {
    rounds: Number(values.rounds),
    seconds: Number(values.seconds),
    scale: Number(values.scale),
    out: path.resolve(values.out),
    earlier: values.earlier === 'none' ? null : values.earlier,
    temporal: values.temporal ?? null,
    peers: values.peers,
    full: values.full,
  };
  return { names: positionals, options, isPublished: values.publish };
}
