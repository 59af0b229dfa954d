import { z } from 'zod';
import { givenDate, PROCESSES } from '#libs/domain';

export {
  dateSchema as LocalDate,
  instantSchema as Instant,
  matterIdSchema as MatterId,
  sha256Schema as Sha256,
} from '#libs/domain';

const FIRST_YEAR = 2000;
const LAST_YEAR = 2199;

/**
 * An instant from a client, with its offset; seconds may be left out. The years are limited to those that the database
 * can count with.
 */
export const GivenInstant = z
  .union([z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 })], {
    error: (issue) =>
      issue.input === undefined ? undefined : '须为存在的、带时区的时刻，如 2026-02-02T09:00:00+08:00',
  })
  .refine((text) => yearsCounted(text), { error: `应在 ${String(FIRST_YEAR)} 年至 ${String(LAST_YEAR)} 年之间` })
  .transform((text) => new Date(text).toISOString())
  .meta({ example: '2026-02-02T09:00:00+08:00' });

function yearsCounted(text: string): boolean {
  const year = new Date(text).getUTCFullYear();
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/** A department, a division or a clause by which a client filters; blanks around it do not count. */
export const GivenDepartment = z.string().trim().min(1).max(64);
export const GivenDivision = z.string().trim().min(1).max(12);
export const GivenClause = z
  .string()
  .trim()
  .max(16)
  .regex(/^\d{1,2}(\(\d{1,2}\))*$/, '应为条款，如 21(1)')
  .meta({ example: '21(1)' });

/** Day up to the end of which figures count what was recorded. */
export const GivenCutOff = givenDate.meta({
  description: '截至哪一日终了，只计到这时已记录的；不填为此刻',
  example: '2025-12-31',
});

/** One of these values; another one is named in the refusal. */
export const oneOf = <Value extends string>(values: readonly Value[]) =>
  z.enum(values, { error: ({ input }) => `没有 ${String(input)}，应为 ${values.join('、')} 之一` });

/** Chinese titles beside the codes of a process, of a state and of a clause. */
export const ProcessTitle = z.string().meta({ description: '事项的类别', example: PROCESSES[0].title });
export const StateTitle = z.string().meta({ description: '状态的名称', example: '审核中' });

export const ClauseTitle = z.string().meta({ description: '条款', example: '第二十一条第一款' });

/** Empty body of a command that is complete with its address. */
export const NoBody = z.strictObject({}).meta({ id: 'NoBody', example: {} });

/** A query parameter `true` or `false`. */
export const Flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** Key that a client sends again with a command whose outcome it does not know. */
export const IdempotencyKey = z
  .string()
  .regex(/^[\x20-\x7e]{1,128}$/, '应为 1 至 128 个 ASCII 字符')
  .meta({ description: '同一命令重复提交时用同一个键；建议用 UUID', example: '0f2a7c1e-8c1b-4a52-9d55-0d7f4a6b1c2d' });
