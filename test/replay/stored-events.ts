import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Matter } from '#libs/domain';
import type { EventRow } from '#libs/persistence';

/** Folder of the stored events, with a file for each process and version: `share-request-v1.json`. */
const EVENTS = fileURLToPath(new URL('../events', import.meta.url));

/** Events of a matter as the store held them, and the state to which they folded when they were recorded. */
export interface RecordedStream {
  readonly matter: Matter;
  readonly rows: readonly EventRow[];
}

/** Column that the events of earlier releases lack. */
const UNSALTED = { salt: null };

export async function recordedStreams(): Promise<readonly RecordedStream[]> {
  const files = (await readdir(EVENTS)).filter((name) => name.endsWith('.json')).sort();
  const texts = await Promise.all(files.map((name) => readFile(path.join(EVENTS, name), 'utf8')));
  const streams = texts.flatMap((text) => JSON.parse(text) as RecordedStream[]);
  return streams.map(({ matter, rows }) => ({ matter, rows: rows.map((row) => ({ ...UNSALTED, ...row })) }));
}

export async function writeStreams(name: string, streams: readonly RecordedStream[]): Promise<void> {
  await mkdir(EVENTS, { recursive: true });
  await writeFile(path.join(EVENTS, `${name}.json`), `[${streams.map(textOf).join(',\n')}]\n`);
}

/** Returns the text of a stream, one event a line. */
const textOf = ({ matter, rows }: RecordedStream): string =>
  `{"matter":${JSON.stringify(matter)},\n"rows":[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]}`;
