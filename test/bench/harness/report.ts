import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PINNED_VERSIONS } from './versions.js';
import type { Figure, Options } from './bench.js';

const PAGE = 'infra/docs/performance.md';
const [BEGINS, ENDS] = ['<!-- figures -->', '<!-- end of figures -->'];

interface Line extends Figure {
  readonly part: string;
}

/** Returns the Markdown table of the figures in a folder; the last run of a part counts. */
export function tableOf(out: string): string {
  const lines = readFileSync(path.join(out, 'figures.jsonl'), 'utf8').trim().split('\n');
  const figures = new Map<string, Line>();
  for (const line of lines) {
    const figure = JSON.parse(line) as Line;
    figures.set(`${figure.part} ${figure.measure}`, figure);
  }
  const rows = [...figures.values()].map((figure) => {
    const { part, measure, value, unit, least, most, target } = figure;
    const range = least === undefined || most === undefined ? '' : ` (${short(least)}–${short(most)})`;
    const wanted = target ? `${target[0]} ${target[1]}` : '';
    return `| ${part} | ${measure} | ${short(value)}${range} ${unit} | ${wanted} | ${verdict(figure)} |`;
  });
  return ['| part | measure | median (least–most) | target | met |', '|---|---|---|---|---|', ...rows].join('\n');
}

function verdict({ value, target }: Figure): string {
  if (!target) return '';
  const [sign, limit] = target;
  return (sign === '≤' ? value <= limit : value >= limit) ? 'yes' : '**no**';
}

const short = (value: number): string => String(Number(value.toPrecision(3)));

/** Writes table, date, machine, commit and command into the page of figures. */
export function publish(options: Options, command: string): void {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const gib = Math.round(os.totalmem() / 2 ** 30);
  const facts = [
    `- ${new Date().toISOString().slice(0, 10)}, commit \`${commit}\`, \`${command}\``,
    `- ${os.cpus().length} cores (${os.cpus()[0]?.model ?? ''}), ${gib} GiB, ${os.type()} ${os.release()}, Node ${process.versions.node}`,
    `- ${PINNED_VERSIONS}`,
    `- ${options.rounds} rounds in the order A B … B A, blocks of ${options.seconds} s, size ${options.scale} of the official one`,
  ];
  const page = readFileSync(PAGE, 'utf8');
  const [head] = page.split(BEGINS);
  const [, tail] = page.split(ENDS);
  writeFileSync(PAGE, `${head}${BEGINS}\n\n${facts.join('\n')}\n\n${tableOf(options.out)}\n\n${ENDS}${tail}`);
}
