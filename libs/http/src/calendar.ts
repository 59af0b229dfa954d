import { z } from 'zod';
import { givenDate, impersonal } from '#libs/domain';
import { page } from './page.js';
import { ClauseTitle, Instant, LocalDate, MatterId, ProcessTitle } from './values.js';

const FIRST_YEAR = 2025;
const LAST_YEAR = 2100;
const MOST_DAYS = 400;

const Day = z.strictObject({
  date: givenDate,
  name: impersonal(50).meta({ description: '节日名称', example: '春节' }),
  isOffDay: z.boolean().meta({ description: 'true 为放假，false 为调休上班' }),
});

const Region = z.strictObject({
  divisionPrefix: z
    .string()
    .trim()
    .min(1)
    .max(6)
    .meta({ description: '行政区划代码，末尾的零可以省略，2、4 或 6 位；适用于这一区划及其下级区划', example: '45' }),
  basis: impersonal(200).meta({ description: '自治地方人民政府规定放假的文件' }),
  days: z
    .array(Day)
    .max(MOST_DAYS)
    .meta({ description: '这一地区当年的全部地方性假日，替换此前上传的；不填日期的，撤销此前上传的' }),
});

const Version = z.string().meta({ example: 'CN-2027.1' });

/** A year's notice in the format of the public data sets. */
export const CalendarBody = z
  .strictObject({
    year: z.int().min(FIRST_YEAR).max(LAST_YEAR),
    title: impersonal(200).meta({
      description: '放假通知的名称或文号',
      example: '国务院办公厅关于2027年部分节假日安排的通知',
    }),
    papers: z.array(z.string().max(500)).max(10).default([]).meta({ description: '通知的公布地址' }),
    days: z.array(Day).min(1).max(MOST_DAYS),
    extraDaysOff: z.int().min(0).max(30).default(0).meta({ description: '通知在法定 13 天之外另增的放假天数' }),
    extraDaysOffReason: impersonal(500).nullable().default(null),
    regional: z
      .array(Region)
      .max(50)
      .default([])
      .meta({ description: '民族自治地方等的地方性假日（放假办法第四条）；没有列出的地区仍按此前上传的' }),
    corrects: Version.max(40).nullable().default(null).meta({
      description:
        '上传有误、由本次更正的现行版本；新的通知不填。更正后的届满之日替换已公布的，提前的标明须经复核；新的通知只会推迟已公布的届满之日',
    }),
  })
  .meta({ id: 'CalendarBody' });
export type CalendarBody = z.output<typeof CalendarBody>;

/** Days read from a sheet, in the form in which an upload takes them. */
export const CalendarDays = z
  .object({
    days: z.array(z.object(Day.shape)),
    remarks: z.array(z.string()).meta({ description: '表格中隐藏或者筛选掉的内容，请核对' }),
  })
  .meta({ id: 'CalendarDays' });

export const CalendarReceipt = z
  .object({ version: Version, remarks: z.array(z.string()).meta({ description: '照通知办理但不寻常、请核对之处' }) })
  .meta({ id: 'CalendarReceipt' });
export type CalendarReceipt = z.output<typeof CalendarReceipt>;

export const CalendarQuery = z.strictObject({
  year: z.coerce.number({ error: '应为年份，如 2027' }).int().min(FIRST_YEAR).max(LAST_YEAR).optional(),
});

const item = {
  version: Version,
  title: z.string(),
  year: z.int().nullable().meta({ description: '上传的是哪一年的通知；随平台带来的版本为 null' }),
  basedOn: Version.nullable(),
  state: z.enum(['CHECKED', 'ACTIVE', 'SUPERSEDED']).meta({ description: '已核对待启用、现行、已被替换' }),
  uploadedBy: z.string().nullable(),
  uploadedAt: Instant.nullable(),
  activatedBy: z.string().nullable(),
  activatedAt: Instant.nullable(),
};

export const CalendarPage = page(z.object(item).meta({ id: 'CalendarItem' })).meta({ id: 'CalendarPage' });

const Kind = z
  .enum(['WORKDAY', 'WEEKEND', 'HOLIDAY', 'MAKEUP_WORKDAY'])
  .meta({ description: '工作日、周末、放假、调休上班' });
const described = {
  kind: Kind,
  name: z.string().nullable().meta({ description: '节日名称' }),
  source: z.string().nullable().meta({ description: '由哪一通知或文件规定；暂定的为 null' }),
};

export const CalendarView = z
  .object({
    ...item,
    days: z.array(z.object({ date: LocalDate, provisional: z.boolean(), ...described })),
    regional: z.array(
      z.object({
        divisionPrefix: z.string(),
        basis: z.string(),
        days: z.array(
          z.object({
            date: LocalDate,
            name: z.string(),
            isOffDay: z.boolean(),
            source: z.string().optional().meta({ description: '由此前的哪一文件规定；没有的为 basis' }),
          }),
        ),
      }),
    ),
    differences: z
      .array(
        z.object({
          divisionPrefix: z.string().nullable().meta({ description: '全国为 null' }),
          date: LocalDate,
          before: z.object(described),
          after: z.object(described),
        }),
      )
      .meta({ description: '与现行版本相比' }),
    corrects: Version.nullable().meta({ description: '更正其上传错误的版本；新的通知为 null' }),
    remarks: z.array(z.string()).meta({ description: '照通知办理但不寻常、请核对之处' }),
  })
  .meta({ id: 'Calendar' });
export type CalendarView = z.output<typeof CalendarView>;

const Counted = z.object({
  lastDay: LocalDate.nullable(),
  dueAt: Instant.nullable(),
  provisional: z.boolean(),
  calendarVersion: Version,
});

export const CalendarWhatIf = page(
  z.object({
    matterId: MatterId,
    process: z.string(),
    processTitle: ProcessTitle,
    number: z.string().nullable(),
    clockId: z.string(),
    clockTitle: z.string().meta({ example: '答复期限' }),
    kind: z.enum(['STATUTORY', 'SOFT']),
    clause: z.string(),
    clauseTitle: ClauseTitle,
    responsible: z.string(),
    responsibleName: z.string(),
    state: z.enum(['RUNNING', 'PAUSED', 'MET', 'CANCELLED']),
    before: Counted,
    after: Counted,
    moved: z.boolean().meta({ description: '到期日改变' }),
    becomesOverdue: z.boolean().meta({ description: '将成为逾期' }),
    ceasesOverdue: z.boolean().meta({ description: '将不再是逾期' }),
    becomesFinal: z.boolean().meta({ description: '不再是暂定日期' }),
  }),
)
  .extend({
    counts: z
      .object({
        matters: z.int().meta({ description: '查看过的事项' }),
        failed: z.int().meta({ description: '其中无法重新计算的' }),
        changed: z.int().meta({ description: '将重新计算的时钟' }),
        moved: z.int(),
        becomesOverdue: z.int(),
        ceasesOverdue: z.int(),
        becomesFinal: z.int(),
      })
      .nullable()
      .meta({ description: '全部时钟的合计，只在第一页' }),
  })
  .meta({ id: 'CalendarWhatIf' });
export type CalendarWhatIf = z.output<typeof CalendarWhatIf>;

export const CalendarRollout = z
  .object({
    version: Version,
    state: z
      .enum(['RUNNING', 'DONE', 'STOPPED', 'SUPERSEDED'])
      .meta({ description: '进行中、已完成、有时钟无法计算而停止、未完成即被新版本替换' }),
    candidates: z.int().meta({ description: '启用时可能受影响的时钟' }),
    lookedAt: z.int(),
    recounted: z.int().meta({ description: '已按此版本重新计算的时钟' }),
    moved: z.int().meta({ description: '其中到期日改变的' }),
    failed: z.int().meta({ description: '无法计算的事项' }),
    pass: z.int().meta({ description: '第几遍；没有可改的一遍为最后一遍' }),
    startedAt: Instant,
    endedAt: Instant.nullable(),
  })
  .meta({ id: 'CalendarRollout' });
