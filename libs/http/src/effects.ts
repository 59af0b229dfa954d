import { z } from 'zod';
import { page } from './page.js';
import { MatterId } from './values.js';

const EFFECT_STATES = {
  PENDING: '待送达',
  DONE: '已送达',
  REFUSED: '被拒绝',
  PARKED: '搁置，待人工处理',
} as const;
const states = Object.keys(EFFECT_STATES) as (keyof typeof EFFECT_STATES)[];

const Effect = z
  .object({ process: z.string(), matterId: MatterId, state: z.enum(states) })
  .meta({ id: 'EffectItem', description: '对另一事项的影响，以及是否已到达' });

/** Delivery states of one matter's effects on other matters. */
export const Effects = page(Effect)
  .extend({
    counts: z
      .object(Object.fromEntries(states.map((state) => [state, z.int().meta({ description: EFFECT_STATES[state] })])))
      .meta({ id: 'EffectCounts' }),
  })
  .meta({ id: 'EffectPage' });
