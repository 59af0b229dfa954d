import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { labelOf } from './labels.js';
import { wrongInput } from './wrong-input.js';

const said = (schema: z.ZodType, value: unknown): readonly string[] =>
  schema.safeParse(value, { error: wrongInput }).error?.issues.map(({ message }) => message) ?? [];

it.each<[string, z.ZodType, unknown, string]>([
  ['nothing', z.object({ dutyNeed: z.string() }), {}, '请填写履职需要'],
  ['null', z.object({ dutyNeed: z.string() }), { dutyNeed: null }, '请填写履职需要'],
  ['a blank text', z.object({ dutyNeed: z.string().trim().min(1) }), { dutyNeed: ' ' }, '请填写履职需要'],
  ['a short text', z.object({ reason: z.string().min(15) }), { reason: '太短了' }, '理由至少15个字，现有3个字'],
  ['a long text', z.object({ reason: z.string().max(3) }), { reason: '长文字在此' }, '理由至多3个字，现有5个字'],
  ['no list', z.object({ itemIds: z.array(z.string()) }), {}, '请至少填写一项数据项'],
  ['an empty list', z.object({ itemIds: z.array(z.string()).min(1) }), { itemIds: [] }, '请至少填写一项数据项'],
  ['a long list', z.object({ itemIds: z.array(z.string()).max(1) }), { itemIds: ['a', 'b'] }, '数据项至多1项，现有2项'],
  ['a small number', z.object({ revision: z.int().min(1) }), { revision: 0 }, '所阅读的版次须不小于 1'],
  ['a large number', z.object({ days: z.int().max(10) }), { days: 11 }, '工作日数须不大于 10'],
  ['a part of a number', z.object({ days: z.int() }), { days: 1.5 }, '工作日数须为整数'],
  ['a number for a text', z.object({ reason: z.string() }), { reason: 1 }, '理由须为文字'],
  ['no yes or no', z.object({ grant: z.boolean() }), {}, '请选择是否同意延长'],
  [
    'another than yes or no',
    z.object({ grant: z.boolean() }),
    { grant: 'x' },
    '是否同意延长须为“是”或者“否”（true、false）',
  ],
  ['no choice', z.object({ shareMode: z.enum(['API', 'BATCH', 'FILE', 'OTHER']) }), {}, '请选择共享方式'],
  [
    'what is not among the values',
    z.object({ shareMode: z.enum(['API', 'BATCH', 'FILE', 'OTHER']) }),
    { shareMode: 'MAIL' },
    '共享方式须为服务接口（API）、批量交换（BATCH）、文件下载（FILE）、其他（OTHER）之一',
  ],
  ['a value without a word', z.object({ mode: z.enum(['X1', 'X2']) }), { mode: 'X3' }, '共享方式须为X1、X2之一'],
  [
    'a day that does not exist',
    z.object({ from: z.iso.date() }),
    { from: '2026-02-30' },
    '起始日期须为日期，如 2026-03-02',
  ],
  [
    'an instant without its offset',
    z.object({ askedAt: z.iso.datetime({ offset: true }) }),
    { askedAt: '2026-02-03T10:00:00' },
    '申请时刻须为带时区的时刻，如 2026-03-02T09:00:00+08:00',
  ],
  [
    'a text of another form',
    z.object({ sha256: z.string().regex(/^a$/) }),
    { sha256: 'x' },
    '校验值（SHA-256）的写法不符合要求',
  ],
  ['an id of another form', z.object({ documentId: z.uuid() }), { documentId: 'x' }, '文件须为 UUID'],
  ['an unknown field', z.strictObject({}), { a: 1 }, '没有这个字段'],
  ['none of two forms', z.object({ reason: z.union([z.string(), z.boolean()]) }), { reason: 1 }, '理由不符合要求'],
  ['a field without a label', z.object({ zzz: z.string() }), {}, '请填写这一项'],
  ['another body', z.object({}), 1, '这一项须为一组内容'],
])('%s', (_, schema, value, message) => {
  expect(said(schema, value)).toEqual([message]);
});

it('never repeats what was entered', () => {
  const secret = '11010119900307';
  const schema = z.strictObject({
    reason: z.string().max(3),
    phone: z.enum(['A']),
    date: z.iso.date(),
    number: z.int(),
  });
  const messages = said(schema, { reason: secret, phone: secret, date: secret, number: secret });
  expect(messages).toHaveLength(4);
  expect(messages.join()).not.toContain(secret);
});

describe('a label', () => {
  it('is that of the field in its list, whatever the position', () => {
    expect(labelOf(['legalBases', 3, 'title'])).toBe('依据名称');
    expect(labelOf(['title'])).toBe('名称');
    expect(labelOf(['options', 'Q-12'])).toBe('口径 Q-12');
    expect(labelOf(['unheardOf'])).toBeUndefined();
    expect(labelOf([])).toBeUndefined();
  });
});
