import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { EntryChanges } from '#libs/domain';
import { loadEvents } from '#libs/persistence';
import type { Ledger } from './ledger.js';
import { walk } from './way.js';

/** A published entry of the sample catalogue, with its provider and the authority that reviews its updates. */
export interface Entry {
  readonly catalogCode: string;
  readonly provider: string;
  readonly authority: string;
}

const entry = (catalogCode: string, provider: string, authority: string): Entry => ({
  catalogCode,
  provider,
  authority,
});

export const LICENCES = entry('3070990000002/000001', 'p2', 'p1');
export const VEHICLES = entry('3070990000002/000002', 'p2', 'p1');
export const FOOD = entry('3070990000003/000001', 'p3', 'p1');
export const INSURED = entry('3070990000004/000001', 'p4', 'p1');
export const LAND = entry('3070990000005/000001', 'p5', 'p1');
export const CARE_HOMES = entry('3070990100002/000003', 'm2', 'm1');
export const INSTITUTIONS = entry('3070990100003/000001', 'm3', 'm1');

export const CAUSE = {
  trigger: 'LEGAL_CHANGE',
  eventDate: '2025-10-17',
  docRef: '登记办法（示例）修订',
  reason: '登记范围改变。',
};
const first = { revision: 1 };

/** Submits an update of the entry to the authority and returns its id. */
export const submit = (ledger: Ledger, { catalogCode, provider }: Entry, changes: EntryChanges): Promise<string> =>
  walk(ledger, [
    { account: `${provider}.handler`, command: 'open-update', payload: { catalogCode, ...CAUSE } },
    { account: `${provider}.handler`, command: 'start-update', payload: {} },
    { account: `${provider}.handler`, command: 'revise-change', payload: { changes, changeReason: '登记范围改变。' } },
    { account: `${provider}.lead`, command: 'submit-to-head', payload: first },
    { account: `${provider}.head`, command: 'head-approve', payload: first },
  ]);

/** Has the authority pass the update; settles at the acknowledgement, whatever happens to the entry. */
export const pass = (ledger: Ledger, { authority }: Entry, matterId: string): Promise<unknown> =>
  ledger.give({ account: `${authority}.reviewer`, matterId, command: 'authority-pass', payload: first });

const letter = z.object({ id: z.string(), target: z.string(), state: z.string(), tries: z.number() });
export type SentLetter = z.infer<typeof letter>;

/** Returns the only letter by which a passed update is published. */
export async function publication(db: DataSource, update: string): Promise<SentLetter> {
  const found = await db.query<unknown[]>(
    `SELECT id, target, state, tries FROM outbox WHERE source = $1 AND message->>'reaction' = 'update-published'`,
    [update],
  );
  return z.tuple([letter]).parse(found)[0];
}

/** Returns the versions of an entry with their updates, in order, from its stream. */
export async function published(db: DataSource, update: string): Promise<readonly (readonly [number, string])[]> {
  const events = await loadEvents(db, (await publication(db, update)).target);
  return events.flatMap(({ type, payload }) =>
    type === 'entryUpdatePublished' ? [z.tuple([z.int(), z.string()]).parse([payload.version, payload.updateId])] : [],
  );
}
