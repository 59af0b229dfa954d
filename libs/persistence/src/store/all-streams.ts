import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { rows } from '../connection/sql.js';

const PAGE = 500;

/** Yields every stream that has events, and every matter without events. */
export async function* allStreams(dataSource: DataSource): AsyncGenerator<string> {
  const schema = z.object({ stream: z.string() });
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const page = await rows(
      dataSource,
      schema,
      `(SELECT DISTINCT stream FROM event WHERE stream > $1 ORDER BY stream LIMIT $2)
       UNION (SELECT id FROM matter WHERE id > $1 ORDER BY id LIMIT $2)
       ORDER BY stream LIMIT $2`,
      [after, PAGE],
    );
    for (const { stream } of page) yield (after = stream);
    if (page.length < PAGE) return;
  }
}
