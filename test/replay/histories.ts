import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { historyFromJSON, historyToJSON, type History } from '@temporalio/common/lib/proto-utils.js';

/** A folder for each workflow; a file for each run, as `share-request/in-use.v1.json`. */
const HISTORIES = fileURLToPath(new URL('../histories', import.meta.url));

/** A recorded run. The output of `temporal workflow show --output json` can be put there, too. */
export interface RecordedHistory {
  readonly name: string;
  readonly text: string;
  readonly workflowId: string;
  readonly history: History;
}

export async function recordedHistories(): Promise<readonly RecordedHistory[]> {
  const files = (await readdir(HISTORIES, { recursive: true })).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(files.map(read));
}

async function read(name: string): Promise<RecordedHistory> {
  const text = await readFile(path.join(HISTORIES, name), 'utf8');
  const history = historyFromJSON(JSON.parse(text));
  const workflowId = history.events?.[0]?.workflowExecutionStartedEventAttributes?.workflowId;
  if (!workflowId) throw new Error(`${name} does not begin with the start of a workflow`);
  return { name, text, workflowId, history };
}

export async function writeHistory(name: string, history: History): Promise<void> {
  const file = path.join(HISTORIES, `${name}.json`);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(neutral(JSON.parse(historyToJSON(history)) as Json))}\n`);
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Removes all that describes the recording machine: process, host and file paths. */
function neutral(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(neutral);
  const kept = Object.entries(value).filter(([key]) => key !== 'stackTrace');
  return Object.fromEntries(kept.map(([key, inner]) => [key, plain(key, inner) ?? neutral(inner)]));
}

/** Neutral value of a field that names a worker's process and host: its identity, and its sticky queue. */
function plain(key: string, value: Json): Json | null {
  if (key === 'identity') return 'worker';
  const kind = 'TASK_QUEUE_KIND_STICKY';
  const sticky = key === 'taskQueue' && JSON.stringify(value).includes(kind);
  return sticky ? { name: 'sticky', kind, normalName: 'matters' } : null;
}
