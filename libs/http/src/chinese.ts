import { z } from 'zod';

/** Replaces messages of zod's Chinese locale that are unclear to people who do not program. */
const ours: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'invalid_type' && issue.input === undefined) return '必填';
  if (issue.code === 'unrecognized_keys') return '没有这个字段';
  if (issue.code === 'invalid_format' && issue.format === 'date') return '应为存在的日期，写作 YYYY-MM-DD';
  if (issue.code === 'invalid_format' && issue.format === 'datetime')
    return '应为带时区的时刻，如 2026-02-02T09:00:00+08:00';
  if (issue.code === 'invalid_format' && issue.format === 'uuid') return '应为 UUID';
  return undefined;
};

/** Makes all messages of zod in this process Chinese. Call once at the start of a program. */
export function speakChinese(): void {
  z.config({ ...z.locales.zhCN(), customError: ours });
}
