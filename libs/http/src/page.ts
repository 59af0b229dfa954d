import { z } from 'zod';

/** Paging of a list; each list adds its own filters. */
export const PageQuery = z.strictObject({
  limit: z.coerce
    .number({ error: '应为 1 至 200 的整数' })
    .int()
    .min(1)
    .max(200)
    .default(50)
    .meta({ description: '每页条数', example: 50 }),
  cursor: z.string().min(1).max(500).optional().meta({ description: '上一页的 nextCursor;第一页不填' }),
});
export type PageQuery = z.output<typeof PageQuery>;

export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    nextCursor: z.string().nullable().meta({ description: '下一页的 cursor;没有下一页时为 null' }),
  });
