import { expect, it } from '@jest/globals';
import { standingOfCode, type CodeClaim } from './code-standing.js';

const OWN: CodeClaim = {
  code: '3070990000002/000005',
  provider: { id: 'P2', frontCode: '3070990000002' },
  designatedSource: null,
  holder: null,
};

it.each<[string, Partial<CodeClaim>, string]>([
  ['of its own front code', {}, 'FREE'],
  ['of another of its entries', { holder: 'P2' }, 'TAKEN'],
  ['of another front code', { code: '3070990000003/000005' }, 'NOT_OWN'],
  ['of a front code that only begins with its own', { code: '30709900000021/000005' }, 'NOT_OWN'],
  ['of another front code, taken', { code: '3070990000003/000005', holder: 'P3' }, 'NOT_OWN'],
  ['of its own front code, borne by an entry of another department', { holder: 'P3' }, 'NOT_OWN'],
  ['without the form of a code', { code: '3070990000002' }, 'NOT_OWN'],
  ['without the form of a code, taken', { code: '3070990000002', holder: 'P3' }, 'NOT_OWN'],
  ['of a department without a front code', { provider: { id: 'P2', frontCode: null } }, 'NOT_OWN'],
  ['of a base that nobody is the source of', { code: '101001/1' }, 'NOT_OWN'],
  ['of a base, of another source', { code: '101001/1', designatedSource: 'P3' }, 'NOT_OWN'],
  ['of a base whose source it is', { code: '101001/1', designatedSource: 'P2' }, 'FREE'],
  [
    'of a theme whose source it is, taken by itself',
    { code: '201001/1', designatedSource: 'P2', holder: 'P2' },
    'TAKEN',
  ],
])('a code %s', (_, claim, standing) => {
  expect(standingOfCode({ ...OWN, ...claim })).toBe(standing);
});
