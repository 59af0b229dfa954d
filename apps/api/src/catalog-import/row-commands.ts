import { v5 as uuidv5 } from 'uuid';
import type { CommandRequest } from '#libs/contracts';
import { canonicalText, CATALOG_ENTRY, sha256Hex, type EntryContent } from '#libs/domain';
import type { ImportedRow, PlatformTime } from '#libs/persistence';
import type { EntryEvent } from '#libs/sheets';

/** The command of a catalogue entry that each row becomes. */
export const CREATE_DRAFT = 'create-draft';

/** The import that sends the rows: its account is their actor, its begin the time at which they were received. */
export interface RowSender {
  readonly importId: string;
  readonly accountId: string;
  readonly time: Pick<PlatformTime, 'now' | 'epoch'>;
  /** Id of the matter that a command begins. */
  readonly matterOf: (commandId: string) => string;
}

/** A row as it is posted, and its size in characters. */
export interface SizedRow extends ImportedRow {
  readonly size: number;
}

/**
 * Converts each entry to the command that drafts it, as if the importing account had typed it in. Throws where a row is
 * faulty, because the file was checked before.
 */
export async function* rowCommands(events: AsyncIterable<EntryEvent>, giver: RowSender): AsyncGenerator<SizedRow> {
  for await (const event of events) {
    if (event.kind === 'NOTICE') continue;
    if (event.kind !== 'ENTRY') throw new Error('the file is not as it was checked');
    yield rowCommand(event.row, event.content, giver);
  }
}

function rowCommand(row: number, content: EntryContent, { importId, accountId, time, matterOf }: RowSender): SizedRow {
  const id = uuidv5(String(row), importId);
  const payload = { content };
  const text = canonicalText(payload);
  const message: CommandRequest = {
    kind: 'act',
    id,
    command: CREATE_DRAFT,
    payload,
    accountId,
    requestHash: sha256Hex(text),
    receivedAt: time.now,
    clockEpoch: time.epoch,
  };
  const letter = { id, process: CATALOG_ENTRY, target: matterOf(id), message: { ...message } };
  return { row, letter, size: text.length };
}

/** Characters per batch: the transaction waits for the next batch while it is read, so a batch must stay small. */
const BATCH_SIZE = 256 * 1024;

export async function* inBatches(items: AsyncIterable<SizedRow>): AsyncGenerator<readonly SizedRow[]> {
  let batch: SizedRow[] = [];
  let size = 0;
  for await (const item of items) {
    batch.push(item);
    size += item.size;
    if (size < BATCH_SIZE) continue;
    yield batch;
    [batch, size] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}

/**
 * Reads the first item now and returns all items, so that the transaction that takes them does not wait for the first.
 */
export async function withFirstRead<Item>(items: AsyncGenerator<Item>): Promise<AsyncGenerator<Item>> {
  const first = await items.next();
  return (async function* () {
    if (first.done) return;
    yield first.value;
    yield* items;
  })();
}
