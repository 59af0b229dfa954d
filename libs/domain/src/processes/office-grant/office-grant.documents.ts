import { z } from 'zod';
import { ROLES } from '../../access/roles.js';
import { dateSchema, instantSchema } from '../../language/schemas.js';

/** Documents of an office grant. */
export const officeGrantDocuments = {
  accountId: z.string(),
  personId: z.string().meta({ description: '自然人的编号' }),
  role: z.enum(ROLES),
  roleTitle: z.string(),
  departmentId: z.string(),
  departmentName: z.string(),
  from: dateSchema.nullable().meta({ description: '任职的第一日；确认时即任职的为 null' }),
  until: dateSchema.nullable().meta({ description: '自该日起不再任职；没有终期的为 null' }),
  auditedDivisions: z.array(z.string()).meta({ description: '审计人员审计的行政区划，* 为全部' }),
  proposedBy: z.string().nullable().meta({ description: '提出任职的账号；导入或者沿用的为 null' }),
  confirmedAt: instantSchema.nullable().meta({ description: '确认的时间；尚未确认的为 null' }),
  endedAt: instantSchema.nullable().meta({ description: '免职的时间；在任的为 null' }),
};
