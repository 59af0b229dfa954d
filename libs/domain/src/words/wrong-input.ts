import type { z } from 'zod';
import { ENUMERATIONS, enumerationOf } from './enumerations.js';
import { labelOf } from './labels.js';

/** Names that people have for the kinds of input. */
const KINDS: Readonly<Record<string, string>> = {
  array: '列表',
  boolean: '“是”或者“否”（true、false）',
  int: '整数',
  number: '数字',
  object: '一组内容',
  record: '一组内容',
  string: '文字',
};

const FORMATS: Readonly<Record<string, string>> = {
  date: '须为日期，如 2026-03-02',
  datetime: '须为带时区的时刻，如 2026-03-02T09:00:00+08:00',
  email: '须为邮箱地址',
  url: '须为网址',
  uuid: '须为 UUID',
};

/**
 * Tells people what is wrong with an input, in the words of a form: the label of the field, its limit, and what to do.
 * What was entered is not repeated, because it may be personal; of a text only its length is told.
 */
export const wrongInput: z.core.$ZodErrorMap = (issue) => {
  const label = labelOf(issue.path ?? []) ?? '';
  switch (issue.code) {
    case 'invalid_type':
      return isMissing(issue.input)
        ? fillIn(label, issue.expected)
        : `${label || '这一项'}须为${KINDS[issue.expected] ?? '另一种内容'}`;
    case 'unrecognized_keys':
      return '没有这个字段';
    case 'invalid_value':
      return isMissing(issue.input) ? `请选择${label || '这一项'}` : `${label || '这一项'}须为${choices(issue.values)}`;
    case 'invalid_format':
      return `${label || '这一项'}${FORMATS[issue.format] ?? '的写法不符合要求'}`;
    case 'too_small':
      return atLeast(label, issue);
    case 'too_big':
      return atMost(label, issue);
    default:
      return isMissing(issue.input) ? fillIn(label, '') : `${label || '这一项'}不符合要求`;
  }
};

const isMissing = (input: unknown): boolean => input === undefined || input === null;

function fillIn(label: string, expected: string): string {
  if (expected === 'boolean') return `请选择${label || '是或者否'}`;
  return expected === 'array' ? `请至少填写一项${label}` : `请填写${label || '这一项'}`;
}

/** The values of a choice, by their words where they have some. */
function choices(values: readonly unknown[]): string {
  const codes = values.map(String);
  const words = ENUMERATIONS[enumerationOf(codes) ?? ''] ?? {};
  const named = codes.map((code) => (words[code] ? `${words[code].zh}（${code}）` : code));
  return `${named.join('、')}${named.length > 1 ? '之一' : ''}`;
}

const UNITS: Readonly<Record<string, string>> = { string: '个字', array: '项', set: '项', file: '字节' };

/** Number of characters or entries that were given. */
function given(input: unknown): number | undefined {
  return typeof input === 'string' || Array.isArray(input) ? input.length : undefined;
}

function atLeast(label: string, issue: z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall>): string {
  const { origin, minimum, inclusive = true, input } = issue;
  const unit = UNITS[origin];
  if (unit === undefined) return `${label || '数值'}须${inclusive ? '不小于' : '大于'} ${String(minimum)}`;
  if (given(input) === 0 || Number(minimum) === 1) return fillIn(label, origin);
  return `${label || '这一项'}至少${String(minimum)}${unit}${now(input, unit)}`;
}

function atMost(label: string, issue: z.core.$ZodRawIssue<z.core.$ZodIssueTooBig>): string {
  const { origin, maximum, inclusive = true, input } = issue;
  const unit = UNITS[origin];
  if (unit === undefined) return `${label || '数值'}须${inclusive ? '不大于' : '小于'} ${String(maximum)}`;
  return `${label || '这一项'}至多${String(maximum)}${unit}${now(input, unit)}`;
}

function now(input: unknown, unit: string): string {
  const length = given(input);
  return length === undefined ? '' : `，现有${String(length)}${unit}`;
}
