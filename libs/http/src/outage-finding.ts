import { z } from 'zod';
import { Instant, MatterId } from './values.js';

const period = { from: Instant, to: Instant.meta({ description: '不含本刻' }), reason: z.string() };

/** Documents of a finding that the platform was out of order. */
export const outageDocuments = {
  ...period,
  affected: z.string().meta({ description: '受影响的办理事项' }),
  revoked: z.string().nullable().meta({ description: '撤销的理由；未撤销的为 null' }),
};

/** Such a finding, shown with a clock that it touches. */
export const TouchingOutage = z
  .object({ outageId: MatterId, ...period })
  .meta({ id: 'TouchingOutage', description: '期限内经认定的平台故障；不改变期限，供认定有无正当理由' });
