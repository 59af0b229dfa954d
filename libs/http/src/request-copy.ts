import { z } from 'zod';
import { draftContent } from '#libs/domain';

/** A draft made of an earlier request. */
export const RequestCopy = z
  .object({
    request: draftContent.meta({ description: '可以原样提交给 POST /share-requests 的草稿' }),
    omitted: z.array(z.object({ field: z.string(), reason: z.string() })).meta({ description: '略去的内容及其原因' }),
  })
  .meta({ id: 'RequestCopy' });
