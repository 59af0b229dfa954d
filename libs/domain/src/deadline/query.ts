import { z } from 'zod';
import { localDate, toInstant, yearOf, type Instant } from '../calendar/time.js';
import { STATUTORY_CLAUSES } from '../law/limits.js';
import type { PolicyOptions } from '../policy/policy.js';

const FIRST_YEAR = 2025;
const LAST_YEAR = 2100;

/** A date, read as its first instant in Shanghai, or an instant with its offset; seconds may be left out. */
const moment = (field: string) =>
  z
    .union([z.iso.date(), z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 })], {
      error: `${field} 须为存在的日期（YYYY-MM-DD），或带时区偏移的时刻（如 2025-08-04T10:00+08:00）`,
    })
    .refine((text) => isWithinYears(momentOf(text)), {
      error: `${field} 须在 ${FIRST_YEAR} 年至 ${LAST_YEAR} 年之间（北京时间）`,
    });

const option = <
  Q extends keyof PolicyOptions,
  const Options extends readonly [PolicyOptions[Q], ...PolicyOptions[Q][]],
>(
  question: Q,
  options: Options,
) =>
  z.exactOptional(
    z.enum(options, { error: `${question} 须为 ${options.join('、')} 之一` }).meta({ 'x-words': question }),
  );

const atMostTen = <Item extends z.ZodType>(field: string, item: Item) =>
  z
    .array(item, { error: `${field} 须为数组` })
    .max(10, { error: `${field} 最多十项` })
    .optional();

/** The body of `POST /deadlines/calculate`. */
export const DeadlineQuery = z
  .strictObject({
    clause: z.enum(STATUTORY_CLAUSES, { error: `clause 须为 ${STATUTORY_CLAUSES.join('、')} 之一` }),
    shareAttribute: z
      .enum(['UNCONDITIONAL', 'CONDITIONAL'], { error: 'shareAttribute 须为 UNCONDITIONAL 或 CONDITIONAL' })
      .optional(),
    /** Division of the responsible department, for its local holidays and shorter limits. */
    divisionCode: z
      .string()
      .regex(/^\d{6}$/, 'divisionCode 须为6位数字')
      .optional(),
    triggeredAt: moment('triggeredAt'),
    supplements: atMostTen(
      'supplements',
      z.strictObject({ noticeAt: moment('noticeAt'), receivedAt: moment('receivedAt') }),
    ),
    extensions: atMostTen(
      'extensions',
      z.strictObject({
        days: z
          .int({ error: 'days 须为整数' })
          .min(1, { error: 'days 至少为 1' })
          .max(365, { error: 'days 最多为 365' }),
        requestedAt: moment('requestedAt').optional(),
        decidedAt: moment('decidedAt').optional(),
      }),
    ),
    policy: z
      .strictObject({
        'Q-01': option('Q-01', ['EXCLUDE', 'INCLUDE']),
        'Q-02': option('Q-02', ['ACTUAL_DAY', 'NEXT_WORKING_DAY']),
        'Q-03': option('Q-03', ['SAME_DAY', 'NEXT_WORKING_DAY']),
        'Q-04': option('Q-04', ['MIDNIGHT', 'BUSINESS_CLOSE']),
        'Q-06': option('Q-06', ['LATE_GRANT', 'STRICT']),
        'Q-07': option('Q-07', ['YES', 'NO']),
        'Q-08': option('Q-08', ['ONE', 'MANY']),
        'Q-10': option('Q-10', ['PAUSE', 'RESTART', 'CONTINUE']),
        'Q-11': option('Q-11', ['LIMITED', 'BEFORE_DUE']),
        'Q-17': option('Q-17', ['MAXIMUM', 'FIXED']),
      })
      .optional(),
  })
  .refine(({ clause, shareAttribute }) => clause !== '21(1)' || shareAttribute !== undefined, {
    path: ['shareAttribute'],
    error: 'clause 为 21(1) 时须填 shareAttribute',
  });
export type DeadlineQuery = z.output<typeof DeadlineQuery>;

/** True for a bare date. It has no time of day, so it is compared with other moments by its day alone. */
export const isBareDate = (text: string): boolean => text.length === 'YYYY-MM-DD'.length;

export const momentOf = (text: string): Instant =>
  toInstant(Date.parse(isBareDate(text) ? `${text}T00:00:00+08:00` : text));

function isWithinYears(instant: Instant): boolean {
  const year = yearOf(localDate(instant));
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}
