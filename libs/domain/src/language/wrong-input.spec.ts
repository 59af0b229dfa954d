import { expect, it } from '@jest/globals';
import { z } from 'zod';
import { wrongInput } from './wrong-input.js';

const said = (schema: z.ZodType, value: unknown): readonly string[] =>
  schema.safeParse(value, { error: wrongInput }).error?.issues.map(({ message }) => message) ?? [];

it.each<[string, z.ZodType, unknown, string]>([
  ['a blank text', z.string().trim().min(1), ' ', '请填写内容'],
  ['a short text', z.string().min(15), '短', '不得少于 15 个字'],
  ['a long text', z.string().max(3), '长文字在此', '不得超过 3 个字'],
  ['an empty list', z.array(z.string()).min(1), [], '请至少填写一项'],
  ['a long list', z.array(z.string()).max(1), ['a', 'b'], '不得超过 1 项'],
  ['a small number', z.int().min(1), 0, '不得小于 1'],
  ['a large number', z.int().max(10), 11, '不得大于 10'],
  ['a part of a number', z.int(), 1.5, '应为整数'],
  ['a number for a text', z.string(), 1, '应为文字'],
  ['a text for a list', z.array(z.string()), 'a', '应为列表'],
  ['null', z.string(), null, '不能为空'],
  ['nothing', z.object({ a: z.string() }), {}, '必填'],
  ['what is not among the values', z.enum(['API', 'BATCH']), 'MAIL', '应为 API、BATCH 之一'],
  ['another than the one value', z.literal(true), false, '应为 true'],
  ['a text of another form', z.string().regex(/^[0-9a-f]{64}$/), 'xyz', '写法不符合要求'],
  ['a day that does not exist', z.iso.date(), '2026-02-30', '应为存在的日期，写作 YYYY-MM-DD'],
  ['an unknown field', z.strictObject({}), { a: 1 }, '没有这个字段'],
  ['none of two forms', z.union([z.string(), z.boolean()]), 1, '不符合要求'],
])('%s', (_, schema, value, message) => {
  expect(said(schema, value)).toEqual([message]);
});
