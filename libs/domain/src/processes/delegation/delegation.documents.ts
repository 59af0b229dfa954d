import { z } from 'zod';
import { ROLES } from '../../access/roles.js';
import { dateSchema, instantSchema } from '../../language/schemas.js';

/** Documents of a delegation. */
export const delegationDocuments = {
  accountId: z.string().meta({ description: '代行人的账号' }),
  personId: z.string().meta({ description: '代行人，自然人的编号' }),
  delegatedBy: z.string().meta({ description: '授权人的账号' }),
  delegatingPersonId: z.string().meta({ description: '授权人，自然人的编号' }),
  role: z.enum(ROLES),
  roleTitle: z.string(),
  departmentId: z.string(),
  departmentName: z.string(),
  from: dateSchema.nullable().meta({ description: '代行的第一日；确认时即代行的为 null' }),
  until: dateSchema.meta({ description: '自该日起不再代行' }),
  confirmedAt: instantSchema.nullable().meta({ description: '确认的时间；尚未确认的为 null' }),
  endedAt: instantSchema.nullable().meta({ description: '终止的时间；未经终止的为 null' }),
};
