import { z } from 'zod';
import { givenDate } from '#libs/domain';
import { GivenClause, GivenDivision, Instant } from './values.js';

export const LatenessQuery = z.strictObject({
  division: GivenDivision.optional().meta({ description: '责任部门所在的行政区划，含下级', example: '990100' }),
  from: givenDate.optional().meta({ description: '期限最后一日不早于', example: '2025-10-01' }),
  to: givenDate.optional().meta({ description: '期限最后一日不晚于', example: '2025-12-31' }),
  clause: GivenClause.optional().meta({ description: '期限所依据的条款，或者逾期可能违反的条款', example: '39(4)' }),
});

const ClockFigures = z
  .object({
    clause: z.string().meta({ example: '21(1)' }),
    ended: z.int().meta({ description: '已办结的和已逾期的' }),
    metInTime: z.int().meta({ description: '期限内办结' }),
    metLate: z.int().meta({ description: '逾期后办结' }),
    overdueNow: z.int().meta({ description: '逾期尚未办结' }),
    cancelledOverdue: z.int().meta({ description: '逾期未办结，其后因撤回等不再计算' }),
    provisional: z.int().meta({ description: '期限为暂定的，另计，不含在其他数内' }),
    onTimeRate: z.number().nullable().meta({ description: '期限内办结的比例；不足五件的只列件数，为 null' }),
  })
  .meta({ id: 'ClockFigures' });

const JudgedFigures = z
  .object({
    open: z.int().meta({ description: '待认定' }),
    needsReview: z.int().meta({ description: '待复核：一种理解下为逾期的，或者届满前申请的延期未经审核的；另计' }),
    contested: z.int().meta({ description: '已提出异议' }),
    breach: z.int().meta({ description: '认定违规' }),
    justified: z.int().meta({ description: '有正当理由' }),
    dismissed: z.int().meta({ description: '不认定为违规' }),
    withdrawn: z.int().meta({ description: '已撤回' }),
  })
  .meta({ id: 'JudgedFigures', description: '违规线索的认定情况，每条线索只计入一项' });

/** Figures on kept and missed limits, apart from the judgements on them; they are never merged into one number. */
export const Lateness = z
  .object({
    asOf: Instant,
    clocks: z.array(ClockFigures).meta({ description: '期限是否遵守的事实，按条款' }),
    judged: JudgedFigures,
  })
  .meta({ id: 'Lateness' });
