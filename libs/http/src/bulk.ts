import { z } from 'zod';
import { OUR_NUMBERS } from '#libs/domain';
import { Problem } from './problem.js';
import { Receipt } from './receipt.js';
import { GivenDepartment, MatterId } from './values.js';

/** Most matters of one bulk command. */
const MOST = 100;

const isOnce = (ids: readonly string[]): boolean => new Set(ids.map((id) => id.toLowerCase())).size === ids.length;
const ONCE = '同一事项只能列一次';

/** 催办 of several matters, each by the same words. */
export const UrgeMany = z
  .strictObject({
    matterIds: z.array(MatterId).min(1).max(MOST).refine(isOnce, ONCE).meta({ description: '所催办的事项' }),
    text: z.string().trim().min(1).max(500).meta({ description: '催办的话，记入每一事项' }),
  })
  .meta({
    id: 'UrgeManyBody',
    example: { matterIds: ['0f2a7c1e-8c1b-4a52-9d55-0d7f4a6b1c2d'], text: '期限已过，请尽快办理。' },
  });
export type UrgeMany = z.output<typeof UrgeMany>;

const supervised = z.strictObject({
  matterId: MatterId,
  departmentId: GivenDepartment.meta({ description: '所督办的部门', example: 'M3' }),
});

/** 督办 of several matters by one requirement, of one department in each. */
export const SuperviseMany = z
  .strictObject({
    matters: z
      .array(supervised)
      .min(1)
      .max(MOST)
      .refine((matters) => isOnce(matters.map(({ matterId }) => matterId)), ONCE),
    requirement: z.string().trim().min(1).max(2000).meta({ description: '督办要求，记入每一事项' }),
    answerWithin: z
      .int()
      .min(1)
      .max(OUR_NUMBERS.supervisionAnswer.value)
      .meta({ description: '请在几个工作日内答复', example: 3 }),
  })
  .meta({
    id: 'SuperviseManyBody',
    example: {
      matters: [{ matterId: '0f2a7c1e-8c1b-4a52-9d55-0d7f4a6b1c2d', departmentId: 'M3' }],
      requirement: '请说明逾期的原因和预计办结日期。',
      answerWithin: 3,
    },
  });
export type SuperviseMany = z.output<typeof SuperviseMany>;

const Outcome = z
  .object({
    matterId: MatterId,
    status: z.int().meta({ description: '单独办理这一事项时的 HTTP 状态', example: 200 }),
    receipt: Receipt.nullable().meta({ description: '没有办成的为 null' }),
    problem: Problem.nullable().meta({ description: '没有办成的原因；办成的为 null' }),
  })
  .meta({ id: 'BulkOutcome' });

/** What became of each matter, in the order of the request. */
export const BulkOutcomes = z
  .object({ items: z.array(Outcome).meta({ description: '每一事项的结果，按提交的先后' }) })
  .meta({ id: 'BulkOutcomes' });
export type BulkOutcomes = z.input<typeof BulkOutcomes>;
