import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { differencesOf, ORDER, pathOf, type Difference, type Step } from './differences.js';

const shown = (before: unknown, after: unknown) =>
  differencesOf(before, after).map(({ steps, ...sides }) => [pathOf(steps), sides]);

describe('the differences of two statements', () => {
  it('match elements by their ids, wherever they stand', () => {
    const [a, b] = [
      { itemId: 'i1', nameZh: '姓名' },
      { itemId: 'i2', nameZh: '住址' },
    ];
    expect(shown({ items: [a, b] }, { items: [{ ...b, nameZh: '地址' }] })).toEqual([
      ['items[i1]', { before: a }],
      ['items[i2].nameZh', { before: '住址', after: '地址' }],
    ]);
    expect(shown({ items: [a, b] }, { items: [b, a] })).toEqual([
      ['items[]', { before: ['i1', 'i2'], after: ['i2', 'i1'] }],
    ]);
  });

  it('take a list without ids, or with an id twice, as one value', () => {
    expect(shown({ shareModes: ['API'] }, { shareModes: ['API', 'FILE'] })).toEqual([
      ['shareModes', { before: ['API'], after: ['API', 'FILE'] }],
    ]);
    const twice = [{ itemId: 'i1' }, { itemId: 'i1' }];
    expect(shown({ errors: twice }, { errors: [] })).toEqual([['errors', { before: twice, after: [] }]]);
  });

  it('tell what is not stated from null', () => {
    expect(shown({ a: { b: null } }, { a: { c: 1 } })).toEqual([
      ['a.b', { before: null }],
      ['a.c', { after: 1 }],
    ]);
  });

  it('lead from the first to the second', () => {
    const plain = fc.oneof(fc.constantFrom(null, true, 0, 1, '甲', '乙'), fc.array(fc.constantFrom('甲', '乙')));
    const element = fc.record(
      { itemId: fc.constantFrom('a', 'b', 'c.d', 'e]'), x: plain, y: plain },
      { requiredKeys: ['itemId'] },
    );
    const statement = fc.record(
      {
        name: plain,
        nested: fc.record({ from: plain, to: plain }, { requiredKeys: [] }),
        items: fc.uniqueArray(element, { selector: ({ itemId }) => itemId }),
        others: fc.array(element),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(statement, statement, (before, after) => {
        expect(differencesOf(before, after).reduce(applied, before as unknown)).toEqual(after);
        expect(differencesOf(after, after)).toEqual([]);
      }),
    );
  });
});

/** The statement with one difference applied. */
const applied = (whole: unknown, { steps, ...sides }: Difference): unknown => put(whole, steps, sides);

function put(whole: unknown, [step, ...deeper]: readonly Step[], sides: Omit<Difference, 'steps'>): unknown {
  if (step === undefined) return sides.after;
  if (typeof step === 'string') {
    const { [step]: inner, ...rest } = whole as Record<string, unknown>;
    const value = put(inner, deeper, sides);
    return value === undefined ? rest : { ...rest, [step]: value };
  }
  const list = whole as readonly Readonly<Record<string, unknown>>[];
  if (step === ORDER) {
    const order = sides.after as readonly unknown[];
    const place = (one: Readonly<Record<string, unknown>>): number => order.indexOf(one.itemId);
    return [...list].sort((a, b) => place(a) - place(b));
  }
  const isIt = (one: Readonly<Record<string, unknown>>): boolean => one[step.key] === step.id;
  const value = put(list.find(isIt), deeper, sides);
  if (value === undefined) return list.filter((one) => !isIt(one));
  return list.some(isIt) ? list.map((one) => (isIt(one) ? value : one)) : [...list, value];
}
