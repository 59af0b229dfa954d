import type { z } from 'zod';

/** Names that people have for the kinds of input. */
const KINDS: Readonly<Record<string, string>> = {
  array: '列表',
  boolean: 'true 或者 false',
  int: '整数',
  number: '数字',
  object: '一组字段',
  record: '一组字段',
  string: '文字',
};

const FORMATS: Readonly<Record<string, string>> = {
  date: '应为存在的日期，写作 YYYY-MM-DD',
  datetime: '应为带时区的时刻，如 2026-02-02T09:00:00+08:00',
  email: '应为邮箱地址',
  url: '应为网址',
  uuid: '应为 UUID',
};

/**
 * Tells people what is wrong with an input, in the words of a form: those of zod's Chinese locale name types, signs and
 * patterns of a program.
 */
export const wrongInput: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return '必填';
      return issue.input === null ? '不能为空' : `应为${KINDS[issue.expected] ?? '另一种内容'}`;
    case 'unrecognized_keys':
      return '没有这个字段';
    case 'invalid_value':
      return `应为 ${issue.values.map(String).join('、')}${issue.values.length > 1 ? ' 之一' : ''}`;
    case 'invalid_format':
      return FORMATS[issue.format] ?? '写法不符合要求';
    case 'too_small':
      return atLeast(issue.origin, String(issue.minimum), issue.inclusive ?? true);
    case 'too_big':
      return atMost(issue.origin, String(issue.maximum), issue.inclusive ?? true);
    default:
      return '不符合要求';
  }
};

const UNITS: Readonly<Record<string, string>> = { string: '个字', array: '项', set: '项', file: '字节' };

function atLeast(origin: string, minimum: string, isIncluded: boolean): string {
  const unit = UNITS[origin];
  if (unit === undefined) return `${isIncluded ? '不得小于' : '应大于'} ${minimum}`;
  if (minimum === '1') return origin === 'string' ? '请填写内容' : '请至少填写一项';
  return `不得少于 ${minimum} ${unit}`;
}

function atMost(origin: string, maximum: string, isIncluded: boolean): string {
  const unit = UNITS[origin];
  if (unit === undefined) return `${isIncluded ? '不得大于' : '应小于'} ${maximum}`;
  return `不得超过 ${maximum} ${unit}`;
}
