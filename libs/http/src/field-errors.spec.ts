import { beforeAll, expect, it } from '@jest/globals';
import { z } from 'zod';
import { speakChinese } from './chinese.js';
import { fieldErrors } from './field-errors.js';

beforeAll(speakChinese);

const shape = z.strictObject({
  name: z.string().min(2),
  on: z.iso.date(),
  at: z.iso.datetime({ offset: true }),
  items: z.array(z.strictObject({ id: z.uuid() })).max(2),
});

const wrong = (value: unknown) => fieldErrors(shape.safeParse(value).error?.issues ?? [], 'body');

it('names each wrong field by its path, in Chinese', () => {
  const value = { name: 'x', on: '2026-02-30', at: '2026-02-03T10:00:00', items: [{ id: 'x' }], colour: 'red' };
  const errors = wrong(value);
  expect(errors.map(({ field }) => field)).toEqual(['name', 'on', 'at', 'items.0.id', 'colour']);
  for (const { message } of errors) expect(message).toMatch(/[\u4e00-\u9fff]/);
});

it('names missing fields and every unknown one', () => {
  expect(wrong({ name: 'xy', on: '2026-02-03', at: '2026-02-03T10:00:00Z', a: 1, b: 2 })).toEqual([
    { field: 'items', message: '请至少填写一项数据项' },
    { field: 'a', message: '没有这个字段' },
    { field: 'b', message: '没有这个字段' },
  ]);
});

it('names the whole part if all of it is wrong', () => {
  expect(wrong([])).toEqual([{ field: 'body', message: expect.any(String) }]);
});

it('reports at most fifty errors', () => {
  const many = z.array(z.int()).safeParse(Array.from({ length: 500 }, () => 'x'));
  expect(fieldErrors(many.error?.issues ?? [], 'body')).toHaveLength(50);
});
