import { describe, expect, it } from '@jest/globals';
import { entryContent } from '#libs/domain';
import { differenceViews } from './difference-view.js';

const item = (itemId: string, more: object = {}) => ({ itemId, nameZh: `数据项${itemId}`, ...more });
const content = (fields: object) => entryContent.parse(fields);

describe('the label of a difference', () => {
  it('names the field, and the element by its own name', () => {
    const before = content({ name: '旧名', items: [item('i1'), item('i2')], shareModes: ['API'] });
    const after = content({
      name: '新名',
      items: [item('i2', { maskRule: '隐去后四位' }), item('i1'), item('i3')],
      shareModes: ['FILE'],
      conditions: [{ conditionId: 'c1', kind: 'SCOPE', text: '限审核岗位' }],
    });
    expect(differenceViews(before, after).map(({ path, label }) => [path, label])).toEqual([
      ['name', '目录名称'],
      ['items[i2].maskRule', '脱敏规则（数据项i2）'],
      ['items[i3]', '数据项（数据项i3）'],
      ['items[]', '数据项的顺序'],
      ['shareModes', '共享方式'],
      ['conditions[c1]', '使用条件（限审核岗位）'],
    ]);
  });

  it('is Chinese for every field of an entry', () => {
    const stated = Object.fromEntries(Object.keys(entryContent.shape).map((field) => [field, '甲']));
    const labels = differenceViews({}, stated).map(({ label }) => label);
    expect(labels).toHaveLength(Object.keys(entryContent.shape).length);
    expect(labels.filter((label) => label === '内容' || /^[\x20-\x7e]+$/.test(label))).toEqual([]);
  });
});
