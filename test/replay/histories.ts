import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { historyFromJSON, historyToJSON, type History } from '@temporalio/common/lib/proto-utils.js';

/** Folder of the histories, with a folder for each workflow and a file for each run: `share-request/in-use.v1.json`. */
const HISTORIES = fileURLToPath(new URL('../histories', import.meta.url));

/** One recorded run. The output of `temporal workflow show --output json` may be stored as such a file, too. */
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

/** Returns a history without process, host and file paths of the recording machine. */
function neutral(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(neutral);
  const kept = Object.entries(value).filter(([key]) => key !== 'stackTrace');
  return Object.fromEntries(kept.map(([key, inner]) => [key, plain(key, inner) ?? neutral(inner)]));
}

/** Returns a neutral value for an identity or a sticky queue, which name process and host; null for other fields. */
function plain(key: string, value: Json): Json | null {
  if (key === 'identity') return 'worker';
  const kind = 'TASK_QUEUE_KIND_STICKY';
  const sticky = key === 'taskQueue' && JSON.stringify(value).includes(kind);
  return sticky ? { name: 'sticky', kind, normalName: 'matters' } : null;
}
