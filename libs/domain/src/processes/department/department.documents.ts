import { z } from 'zod';
import { instantSchema } from '../../language/schemas.js';
import { KINDS } from './department.state.js';

/** Documents of a department. */
export const departmentDocuments = {
  id: z.string(),
  name: z.string(),
  divisionCode: z.string(),
  division: z.string().meta({ description: '行政区划名称' }),
  uscc: z.string().nullable().meta({ description: '统一社会信用代码' }),
  frontCode: z.string().nullable().meta({ description: '目录代码前段码' }),
  kind: z.enum(KINDS),
  endedAt: instantSchema.nullable().meta({ description: '撤并的时间；在用的为 null' }),
  successor: z.string().nullable().meta({ description: '承接在办事项的部门；没有的为 null' }),
  successorName: z.string().nullable(),
  ending: z
    .object({
      successor: z.string().nullable(),
      successorName: z.string().nullable(),
      others: z.array(z.string()),
      othersName: z.array(z.string()),
      reason: z.string(),
    })
    .nullable()
    .meta({ description: '提出或者已经确认的撤并' }),
};
