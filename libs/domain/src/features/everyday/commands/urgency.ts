import { z } from 'zod';
import { EVERY_STATE } from '../../../matter/definition.js';
import { conflict } from '../../../language/refusal.js';
import { URGENCIES, URGENCY_TITLES } from '../everyday.content.js';
import { done, HANDLING_CLAUSE, refuse, row } from './everyday.row.js';

/** 紧急程度: marks the matters that people should handle first. It shortens no limit. */
export const markUrgency = row({
  name: 'mark-urgency',
  title: '标注紧急程度',
  clause: HANDLING_CLAUSE,
  from: EVERY_STATE,
  payload: z.strictObject({ urgency: z.enum(URGENCIES) }),
  example: { urgency: 'URGENT' },
  decide: ({ everyday }, { urgency }) =>
    everyday.urgency === urgency
      ? refuse(conflict('SAME_URGENCY', `紧急程度已是“${URGENCY_TITLES[urgency]}”。`, HANDLING_CLAUSE))
      : done({ event: { type: 'urgencyMarked', urgency } }),
});
