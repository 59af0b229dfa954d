import { z } from 'zod';
import type { Reader } from '#libs/domain';
import { rows, type Queryable } from '../connection/sql.js';
import { Conditions } from '../connection/conditions.js';
import { visibleTo, type VisibleMatter } from '../store/visible-matters.js';
import { decodeCursor, listed, type Listed, type Page } from '../connection/page.js';

const item = z.object({
  id: z.string(),
  place: z.string(),
  process: z.string(),
  matterId: z.string(),
  state: z.enum(['PENDING', 'DONE', 'REFUSED', 'PARKED']),
});
export type EffectItem = z.infer<typeof item>;

/**
 * Lists the effects of a matter on others in order, with the state of their delivery. Throws {@link BadCursorError}. An
 * effect is listed once the reader may open the matter that it reaches; one that begins no matter, because it failed,
 * names none.
 */
export async function listEffects(
  db: Queryable,
  reader: Reader,
  matter: VisibleMatter,
  page: Page,
): Promise<Listed<EffectItem>> {
  const [visible, ...values] = visibleTo(reader);
  const where = new Conditions().add('source = ?', matter.id).add(
    `EXISTS (SELECT FROM matter m WHERE m.id = target AND (${visible}))
         OR (state IN ('REFUSED', 'PARKED') AND NOT EXISTS (SELECT FROM matter m WHERE m.id = target))`,
    ...values,
  );
  const after = decodeCursor(page.cursor, z.tuple([z.string().regex(/^\d{1,18}$/)]));
  if (after) where.add('place > ?::bigint', ...after);
  const found = await rows(
    db,
    item,
    `SELECT id, place::text, process, target AS "matterId", state FROM outbox
     WHERE ${where.toString()} ORDER BY place LIMIT ${where.value(page.limit + 1)}`,
    where.parameters,
  );
  return listed(found, page, ({ place }) => [place]);
}
