import { z } from 'zod';
import { instantSchema } from '../../language/schemas.js';

/** Documents of an account. */
export const accountDocuments = {
  accountId: z.string(),
  personId: z.string().meta({ description: '自然人的编号；同一自然人的账号编号相同' }),
  closedAt: instantSchema.nullable().meta({ description: '停用的时间；在用的为 null' }),
};
