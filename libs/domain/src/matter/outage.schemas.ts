import { z } from 'zod';
import { ROLES } from '../access/roles.js';
import { instantSchema, matterIdSchema } from '../language/schemas.js';

/** Period of an outage of the platform, with its reason. */
export const outagePeriod = {
  from: instantSchema,
  to: instantSchema.meta({ description: '不含本刻' }),
  reason: z.string(),
};

/** Office that found an outage. */
export const outageFinder = z
  .object({
    departmentId: z.string(),
    departmentName: z.string(),
    role: z.enum(ROLES).nullable().meta({ description: '岗位；旧版本登记而尚未重算的为 null' }),
    roleTitle: z.string().nullable(),
  })
  .meta({ id: 'OutageFinder', description: '认定平台故障的部门和岗位' });

/** An outage of the platform, shown with a clock or a lateness that it touches. */
export const touchingOutage = z
  .object({
    outageId: matterIdSchema,
    ...outagePeriod,
    finder: outageFinder,
    confirmedBy: z.string().nullable().meta({ description: '确认的上级部门；未经确认的为 null' }),
    confirmedByName: z.string().nullable(),
    counts: z
      .boolean()
      .meta({ description: '是否作为认定正当理由的证据；主管部门对自身逾期的故障认定，经上级确认后方可' }),
  })
  .meta({ id: 'TouchingOutage', description: '期限内经认定的平台故障；不改变期限，供认定有无正当理由' });

/** An outage as a judgement keeps it; judgements of earlier releases lack its finder. */
export const judgedOutage = z
  .object({ outageId: matterIdSchema, ...outagePeriod, finder: outageFinder.optional() })
  .meta({ id: 'JudgedOutage', description: '认定时作为证据的平台故障；早先的认定没有记录认定故障的部门' });
