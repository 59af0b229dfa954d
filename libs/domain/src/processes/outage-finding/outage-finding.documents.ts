import { z } from 'zod';
import { outagePeriod } from '../../matter/outage.schemas.js';

/** Documents of a finding that the platform was out of order. */
export const outageDocuments = {
  ...outagePeriod,
  affected: z.string().meta({ description: '受影响的办理事项' }),
  revoked: z.string().nullable().meta({ description: '撤销的理由；未撤销的为 null' }),
};
