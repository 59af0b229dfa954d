import { z } from 'zod';

const FIRST_YEAR = 2000;
const LAST_YEAR = 2199;

/**
 * An instant from a client, with its offset; seconds may be left out. The years are limited to those that the database
 * can count with.
 */
export const GivenInstant = z
  .union([z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 })], {
    error: (issue) => (issue.input === undefined ? '必填' : '应为存在的、带时区的时刻，如 2026-02-02T09:00:00+08:00'),
  })
  .refine((text) => yearsCounted(text), { error: `应在 ${String(FIRST_YEAR)} 年至 ${String(LAST_YEAR)} 年之间` })
  .transform((text) => new Date(text).toISOString())
  .meta({ example: '2026-02-02T09:00:00+08:00' });

function yearsCounted(text: string): boolean {
  const year = new Date(text).getUTCFullYear();
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/** A query parameter `true` or `false`. */
export const Flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** An instant in an answer: UTC with milliseconds. */
export const Instant = z.iso.datetime({ precision: 3 }).meta({ example: '2026-01-26T01:00:00.000Z' });

/** A calendar date in Asia/Shanghai. */
export const LocalDate = z.iso.date().meta({ example: '2026-02-09' });

export const MatterId = z.uuid().meta({ example: '5b0c7f5e-2c84-5d1d-9f0c-3f6f0a3a9a11' });

export const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' });

/** Key that a client sends again with a command whose outcome it does not know. */
export const IdempotencyKey = z
  .string()
  .regex(/^[\x20-\x7e]{1,128}$/, '应为 1 至 128 个 ASCII 字符')
  .meta({ description: '同一命令重复提交时用同一个键；建议用 UUID', example: '0f2a7c1e-8c1b-4a52-9d55-0d7f4a6b1c2d' });
