import { z } from 'zod';
import { instantSchema, matterIdSchema } from '../language/schemas.js';

/** Period of an outage of the platform, with its reason. */
export const outagePeriod = {
  from: instantSchema,
  to: instantSchema.meta({ description: '不含本刻' }),
  reason: z.string(),
};

/** An outage of the platform, shown with a clock that it touches. */
export const touchingOutage = z
  .object({ outageId: matterIdSchema, ...outagePeriod })
  .meta({ id: 'TouchingOutage', description: '期限内经认定的平台故障；不改变期限，供认定有无正当理由' });
