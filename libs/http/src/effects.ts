import { z } from 'zod';
import { page } from './page.js';
import { MatterId, ProcessTitle } from './values.js';

const states = ['PENDING', 'DONE', 'REFUSED', 'PARKED'] as const;

const Effect = z
  .object({ process: z.string(), processTitle: ProcessTitle, matterId: MatterId, state: z.enum(states) })
  .meta({ id: 'EffectItem', description: '对另一事项的影响，以及是否已到达' });

/** Delivery states of one matter's effects on other matters. */
export const Effects = page(Effect)
  .extend({
    counts: z.object(Object.fromEntries(states.map((state) => [state, z.int()]))).meta({ id: 'EffectCounts' }),
  })
  .meta({ id: 'EffectPage' });
