import { expect, it } from '@jest/globals';
import { advisoriesOf, faultsOf } from './audit.mjs';

const GHSA = 'GHSA-aaaa-bbbb-cccc';
const advisory = { source: 1, name: 'inner', title: 'Prototype pollution', url: `https://a.example/${GHSA}` };
const REPORT = {
  vulnerabilities: { outer: { via: ['inner'] }, inner: { via: [advisory] }, same: { via: [advisory] } },
};
const FOUND = [{ id: GHSA, package: 'inner', title: 'Prototype pollution' }];
const excused = { id: GHSA, package: 'inner', reason: 'only in tests', until: '2026-12-31' };

it('reads each advisory of a report once', () => {
  expect(advisoriesOf(REPORT)).toEqual(FOUND);
  expect(advisoriesOf({ vulnerabilities: {} })).toEqual([]);
});

it.each([[null], [{ message: '405 Method Not Allowed' }], [{ vulnerabilities: null }]])(
  'takes %j for no answer',
  (report) => {
    expect(advisoriesOf(report)).toBeNull();
  },
);

it.each([
  ['without an exception', [], '2026-12-01', [/nobody has reviewed it$/]],
  ['with one', [excused], '2026-12-31', []],
  ['with one that has ended', [excused], '2027-01-01', [/its exception ended on 2026-12-31$/]],
  ['with one for another package', [{ ...excused, package: 'x' }], '2026-12-01', [/nobody/, /excuses nothing/]],
  ['with one that gives no reason', [{ ...excused, reason: '' }], '2026-12-01', [/ended/]],
])('judges an advisory %s', (_, exceptions, today, faults) => {
  expect(faultsOf(FOUND, exceptions, today)).toEqual(faults.map((fault) => expect.stringMatching(fault)));
});
