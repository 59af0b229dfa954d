import { expect, it } from '@jest/globals';
import { entryContent } from './content.js';
import { entryChanges, withChanges } from './changes.js';

const CONTENT = entryContent.parse({ catalogCode: '3070990000002/000001', name: '驾驶证状态核验', recordCount: 7 });

it('a change replaces each stated field as a whole and keeps the others', () => {
  const changes = entryChanges.parse({ abstract: ' 新的摘要 ', recordCount: null });
  expect(changes).toEqual({ abstract: '新的摘要', recordCount: null });
  expect(withChanges(CONTENT, changes)).toEqual({ ...CONTENT, abstract: '新的摘要', recordCount: null });
});

it('a change without fields keeps the content', () => {
  expect(entryChanges.parse({})).toEqual({});
});

it('every field but the code can be stated, in the form that the content has', () => {
  const { catalogCode: _, ...all } = CONTENT;
  expect(entryChanges.parse(all)).toEqual(all);
  expect(entryChanges.safeParse({ catalogCode: '3070990000002/000009' }).success).toBe(false);
});
