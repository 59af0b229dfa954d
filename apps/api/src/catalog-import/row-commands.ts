import { v5 as uuidv5 } from 'uuid';
import type { Act } from '#libs/contracts';
import { canonicalText, CATALOG_ENTRY, sha256Hex, type EntryContent } from '#libs/domain';
import type { ImportedRow, PlatformTime } from '#libs/persistence';
import type { EntryEvent } from '#libs/sheets';

/** The command of a catalogue entry that each row becomes. */
export const CREATE_DRAFT = 'create-draft';

/** Whose commands the rows are, and since when they are given. */
export interface RowSender {
  readonly importId: string;
  readonly accountId: string;
  readonly time: Pick<PlatformTime, 'now' | 'epoch'>;
}

/** A row on its way, and how much it holds in characters. */
export interface SizedRow extends ImportedRow {
  readonly size: number;
}

/**
 * Each entry as the command that drafts it, given by the person who imports: the same as if they had typed it in.
 * Throws where a row is faulty: the file was faultless when it was checked.
 */
export async function* rowCommands(events: AsyncIterable<EntryEvent>, giver: RowSender): AsyncGenerator<SizedRow> {
  for await (const event of events) {
    if (event.kind !== 'ENTRY') throw new Error('the file is not as it was checked');
    yield rowCommand(event.row, event.content, giver);
  }
}

function rowCommand(row: number, content: EntryContent, { importId, accountId, time }: RowSender): SizedRow {
  const id = uuidv5(String(row), importId);
  const payload = { content };
  const text = canonicalText(payload);
  const message: Act = {
    kind: 'act',
    id,
    command: CREATE_DRAFT,
    payload,
    accountId,
    requestHash: sha256Hex(text),
    receivedAt: time.now,
    clockEpoch: time.epoch,
  };
  const letter = { id, process: CATALOG_ENTRY, target: uuidv5('matter', id), message: { ...message } };
  return { row, letter, size: text.length };
}

/** Few enough characters that a transaction is not idle for long while the next are read. */
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

/** The same items, the first of which is there already: the long way to it lies before whoever waits for them. */
export async function withFirstRead<Item>(items: AsyncGenerator<Item>): Promise<AsyncGenerator<Item>> {
  const first = await items.next();
  return (async function* () {
    if (first.done) return;
    yield first.value;
    yield* items;
  })();
}
