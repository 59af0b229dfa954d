import { describe, expect, it } from '@jest/globals';
import { groundsFor, type Ground } from './grounds';

const ground = (code: string, forUnconditional: boolean, needs: readonly (readonly string[])[]): Ground =>
  ({ code, zh: code, en: code, forUnconditional, toldToAuthority: false, needs }) as unknown as Ground;

const GROUNDS = [
  ground('DUTY', true, [['text']]),
  ground('SCOPE', false, [['text', 'conditionId']]),
  ground('CLOSED', true, [['text', 'basisId']]),
  ground('OTHER', true, [
    ['text', 'article'],
    ['text', 'basis'],
  ]),
];
const condition = { conditionId: 'c1', kind: 'SCOPE' as const, text: '民政' };
const basis = { basisId: 'b1', type: 'LAW' as const, title: '某法', article: '第一条' };
const entry = (conditions: readonly (typeof condition)[], legalBases: readonly (typeof basis)[]) => ({
  entryId: 'e',
  catalogCode: '303001/000001',
  name: '名称',
  version: 1,
  shareAttribute: 'CONDITIONAL' as const,
  conditions: [...conditions],
  legalBases: [...legalBases],
});

describe('grounds that an item allows', () => {
  it.each([
    ['conditional data with conditions', 'CONDITIONAL', entry([condition], []), ['DUTY', 'SCOPE', 'OTHER']],
    ['unconditional data', 'UNCONDITIONAL', entry([condition], []), ['DUTY', 'OTHER']],
    ['an entry that publishes no condition', 'CONDITIONAL', entry([], []), ['DUTY', 'OTHER']],
    ['an entry that publishes a basis', 'NON_SHAREABLE', entry([], [basis]), ['DUTY', 'CLOSED', 'OTHER']],
  ] as const)('of %s', (_, attribute, published, expected) => {
    expect(groundsFor(GROUNDS, attribute, published).map(({ code }) => code)).toEqual(expected);
  });
});
