import { z } from 'zod';
import { CASE_STANDINGS, INDICATOR_CODES, MEASURE_UNITS, PROCESSES } from '#libs/domain';
import { SheetFormat } from './catalog-import.js';
import { page, PageQuery } from './page.js';
import {
  GivenCutOff,
  GivenDepartment,
  GivenDivision,
  Instant,
  LocalDate,
  MatterId,
  oneOf,
  ProcessTitle,
} from './values.js';

const processes: readonly string[] = PROCESSES.map(({ process }) => process);

const filters = {
  cutOff: GivenCutOff.optional(),
  division: GivenDivision.optional().meta({ description: '所计部门所在的行政区划，含下级', example: '990100' }),
  department: GivenDepartment.optional().meta({ description: '所计的部门', example: 'P5' }),
};

export const IndicatorQuery = z.strictObject(filters);
export type IndicatorQuery = z.output<typeof IndicatorQuery>;

export const IndicatorExportQuery = IndicatorQuery.extend({ format: SheetFormat });
export type IndicatorExportQuery = z.output<typeof IndicatorExportQuery>;

export const IndicatorParams = z.strictObject({
  code: z.string().trim().min(1).max(16).meta({ description: '指标的代码', example: 'K03' }),
});
export type IndicatorParams = z.output<typeof IndicatorParams>;

export const IndicatorListQuery = PageQuery.extend({
  ...filters,
  measure: z.string().trim().min(1).max(64).meta({ description: '指标中的数，见 measures', example: 'inTime' }),
  standing: oneOf(CASE_STANDINGS).default('COUNTED').meta({ description: '计入的，或者另计的', example: 'COUNTED' }),
  part: oneOf(['NUMERATOR', 'DENOMINATOR'] as const)
    .default('DENOMINATOR')
    .meta({ description: '分子，或者分母（含分子）', example: 'DENOMINATOR' }),
});
export type IndicatorListQuery = z.output<typeof IndicatorListQuery>;

const counts = {
  numerator: z.int().meta({ description: '分子的件数' }),
  denominator: z.int().meta({ description: '分母的件数；只计件数或者工作日的，与分子相同' }),
};

const Measure = z
  .object({
    measure: z.string().meta({ description: '在指标中的名称', example: 'inTime' }),
    title: z.string(),
    formula: z.object({
      id: z.string().meta({ example: 'K03.inTime' }),
      version: z.int().meta({ description: '公式改动后加一' }),
      text: z.string().meta({ description: '分子 / 分母' }),
    }),
    unit: z.enum(MEASURE_UNITS),
    ...counts,
    value: z
      .number()
      .nullable()
      .meta({ description: '比率、件数或者工作日；比率、平均数、中位数和九成以内的天数不足五件的为 null，只列件数' }),
    provisional: z.object(counts).meta({ description: '期限为暂定的，另计' }),
    needsReview: z.object(counts).meta({ description: '是否逾期尚待复核的，另计' }),
  })
  .meta({ id: 'IndicatorMeasure' });

const cutOff = {
  cutOff: LocalDate.meta({ description: '截至这一日' }),
  asOf: Instant.meta({ description: '计到这一时刻' }),
};

const Indicator = z
  .object({
    code: z.enum(INDICATOR_CODES),
    title: z.string(),
    clauses: z.array(z.string()).meta({ description: '所依据的条款' }),
    computed: z.boolean().meta({ description: '是否计算' }),
    measures: z.array(Measure).meta({ description: '指标的各个数；不计算的为空' }),
    missing: z.string().nullable().meta({ description: '不计算或者未全部计算的，缺少什么' }),
  })
  .meta({ id: 'Indicator' });

/** Indicators of supervision with their formulas, as of a cut-off. */
export const Indicators = z.object({ ...cutOff, items: z.array(Indicator) }).meta({ id: 'Indicators' });
export type Indicators = z.infer<typeof Indicators>;

const IndicatorCase = z
  .object({
    matterId: MatterId,
    process: z.enum(processes),
    processTitle: ProcessTitle,
    number: z.string().nullable(),
    subject: z.string(),
    part: z.string().meta({ description: '事项中所计的期限或者记录；为空的，所计的是事项本身', example: 'update' }),
    department: z.object({ departmentId: z.string(), name: z.string() }).meta({ description: '计在哪一部门' }),
    met: z.boolean().meta({ description: '是否计入分子' }),
    days: z.int().nullable().meta({ description: '工作日；只计件数的为 null' }),
    standing: z.enum(CASE_STANDINGS),
  })
  .meta({ id: 'IndicatorCase' });

/** The list behind a number of an indicator: as many rows as the number. */
export const IndicatorCasePage = page(IndicatorCase)
  .extend({ ...cutOff, total: z.int().meta({ description: '总件数，等于所列的数' }) })
  .meta({ id: 'IndicatorCasePage' });
