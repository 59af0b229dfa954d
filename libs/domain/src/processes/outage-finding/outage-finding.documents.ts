import { z } from 'zod';
import { outageFinder, outagePeriod } from '../../matter/outage.schemas.js';

/** Documents of a finding that the platform was out of order. */
export const outageDocuments = {
  ...outagePeriod,
  finder: outageFinder,
  confirmedBy: z
    .string()
    .nullable()
    .meta({ description: '确认的上级主管部门或者人民政府，确认后对认定部门自身的逾期也作为证据；未确认的为 null' }),
  confirmedByName: z.string().nullable(),
  affected: z.string().meta({ description: '受影响的办理事项' }),
  revoked: z.string().nullable().meta({ description: '撤销的理由；未撤销的为 null' }),
};
