import { z } from 'zod';
import { recordedUse } from '#libs/domain';
import { rows, type Queryable } from '../connection/sql.js';
import type { VisibleMatter } from '../store/visible-matters.js';
import { decodeCursor, listed, type Listed, type Page } from '../connection/page.js';

const cited = z.array(z.object({ documentId: z.string(), sha256: z.string() })).default([]);
const stored = z.object({ ...recordedUse.shape, documents: cited });
const row = z.object({ seq: z.number(), at: z.string(), payload: z.string() });

/** Cursor of the list: the position of a record in its stream. */
const bySeq = z.tuple([z.string().regex(/^\d{1,9}$/)]);

/** Lists the use records of a request in the order in which they were made. Throws {@link BadCursorError}. */
export async function listUseRecords(db: Queryable, matter: VisibleMatter, page: Page) {
  const [after] = decodeCursor(page.cursor, bySeq) ?? ['0'];
  const found = await rows(
    db,
    row,
    `SELECT seq, at, payload FROM event WHERE stream = $1 AND type = 'useRecorded' AND seq > $2 ORDER BY seq LIMIT $3`,
    [matter.id, Number(after), page.limit + 1],
  );
  const { items, nextCursor } = listed(found, page, ({ seq }) => [String(seq)]);
  return { items: items.map(itemOf), nextCursor } satisfies Listed<UseRecordItem>;
}

export type UseRecordItem = ReturnType<typeof itemOf>;

function itemOf({ at, payload }: z.infer<typeof row>) {
  const { recordNo, record, documents } = stored.parse(JSON.parse(payload));
  return { recordNo, ...record, documents, recordedAt: at };
}
