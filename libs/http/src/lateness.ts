import { z } from 'zod';
import { givenDate, LIMITS, SHARE_ATTRIBUTES } from '#libs/domain';
import {
  ClauseTitle,
  GivenClause,
  GivenCutOff,
  GivenDepartment,
  GivenDivision,
  Instant,
  LocalDate,
  oneOf,
} from './values.js';

/** What the figures of lateness are told by. */
const KEYS = ['DEPARTMENT', 'LIMIT', 'ATTRIBUTE', 'MONTH'] as const;

export const LatenessQuery = z.strictObject({
  cutOff: GivenCutOff.optional(),
  division: GivenDivision.optional().meta({ description: '责任部门所在的行政区划，含下级', example: '990100' }),
  department: GivenDepartment.optional().meta({ description: '责任部门', example: 'P5' }),
  from: givenDate.optional().meta({ description: '期限最后一日不早于', example: '2025-10-01' }),
  to: givenDate.optional().meta({ description: '期限最后一日不晚于', example: '2025-12-31' }),
  clause: GivenClause.optional().meta({ description: '期限所依据的条款，或者逾期可能违反的条款', example: '39(4)' }),
  by: z
    .string()
    .trim()
    .max(100)
    .transform((text) => text.split(','))
    .pipe(z.array(oneOf(KEYS)).max(KEYS.length))
    .default(['LIMIT'])
    .meta({ description: `按什么分列，以逗号分隔：${KEYS.join('、')}`, example: 'DEPARTMENT,LIMIT' }),
});
export type LatenessQuery = z.output<typeof LatenessQuery>;

const ClockFigures = z
  .object({
    department: z
      .object({ departmentId: z.string(), name: z.string() })
      .nullable()
      .meta({ description: '责任部门；不按部门分列的为 null' }),
    clause: z.string().nullable().meta({ description: '期限所依据的条款；不按期限分列的为 null', example: '21(1)' }),
    clauseTitle: ClauseTitle.nullable(),
    limit: z
      .enum(LIMITS)
      .nullable()
      .meta({ description: '哪一期限：无条件共享的答复和有条件共享的答复分列；不按期限分列的为 null' }),
    shareAttribute: z
      .enum(SHARE_ATTRIBUTES)
      .nullable()
      .meta({ description: '数据最近发布的共享属性；不按属性分列的、数据没有发布的为 null' }),
    month: z.string().nullable().meta({ description: '期限最后一日所在的月；不按月分列的为 null', example: '2025-10' }),
    ended: z.int().meta({ description: '已办结的和已逾期的' }),
    metInTime: z.int().meta({ description: '期限内办结' }),
    metLate: z.int().meta({ description: '逾期后办结' }),
    overdueNow: z.int().meta({ description: '逾期尚未办结' }),
    cancelledOverdue: z.int().meta({ description: '逾期未办结，其后因撤回等不再计算' }),
    provisional: z.int().meta({ description: '期限为暂定的，另计，不含在其他数内' }),
    onTimeRate: z.number().nullable().meta({ description: '期限内办结的比例；不足五件的只列件数，为 null' }),
    lateWorkingDays: z
      .int()
      .meta({ description: '逾期的工作日之和：至办结、不再计算或者此刻，由另一方办理的日子除外' }),
    oldest: z
      .object({ lastDay: LocalDate, lateWorkingDays: z.int() })
      .nullable()
      .meta({ description: '逾期尚未办结的期限中最早的最后一日，和逾期最多的工作日；没有的为 null' }),
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
    clocks: z.array(ClockFigures).meta({ description: '期限是否遵守的事实，按所要求的分列' }),
    judged: JudgedFigures,
  })
  .meta({ id: 'Lateness' });
