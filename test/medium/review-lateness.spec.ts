import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { EventRow } from '#libs/persistence';
import { reviewAll } from '../../infra/operations/review.js';
import { accounts, departments, divisions } from '../../infra/rehearsal/data/index.js';
import { recordedStreams } from '../replay/stored-events.js';
import { sqlAs } from '../support/database.js';
import { openStore, type OpenStore } from '../support/store.js';

const OLD = '00000000-0000-4000-8000-00000000000a';
let store: OpenStore;

beforeAll(async () => {
  store = await openStore({ divisions, departments, accounts, validFrom: '2025-08-01' });
  const streams = await recordedStreams();
  for (const { rows } of streams) await append(rows);
});
afterAll(() => store?.close());

const append = (rows: readonly EventRow[]) =>
  store.owner.query('INSERT INTO event SELECT * FROM json_populate_recordset(null::event, $1)', [JSON.stringify(rows)]);

/** A history whose limit passed while an extension was pending, as releases stored it that did not say so. */
async function withoutExtension(): Promise<readonly EventRow[]> {
  const streams = await recordedStreams();
  const found = streams.find(
    ({ matter, rows }) =>
      matter.process === 'share-request' &&
      rows.some(({ payload }) => payload.includes('"extension":{')) &&
      !rows.some(({ type }) => type === 'extensionGranted'), // which would have revoked the lateness
  );
  if (!found) throw new Error('no recording has such a limit');
  return found.rows.map((row) => ({
    ...row,
    stream: OLD,
    payload: row.payload.replace(/"extension":\{[^{}]*\},?/, ''),
  }));
}

it('finds nothing in what the recorded releases judged as the present one does', async () => {
  expect(await reviewAll(store.owner)).toEqual([]);
});

it('lists what an earlier release recorded otherwise, and changes nothing', async () => {
  await append(await withoutExtension());
  const everything = () =>
    sqlAs(store.database.ownerUrl, 'SELECT count(*)::int AS events, max(hash) AS last FROM event');
  const before = await everything();
  expect(await reviewAll(store.app)).toMatchObject([
    { rule: 'PENDING_EXTENSION', matterId: OLD, clock: '答复期限', clause: '21(1)' },
  ]);
  expect(await everything()).toEqual(before);
});
