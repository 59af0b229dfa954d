import { expect, it } from '@jest/globals';
import { CONTENT, finding, playTo, WHO, type Play } from './catalog-entry.fixture.js';
import { catalogEntry } from './catalog-entry.js';

const { handler, assessor } = WHO;
const named = ({ matter }: Play): string => catalogEntry.subject(matter).name;
const renamed = { content: { ...CONTENT, name: '尚未报送的名称' } };

it('a draft has its current name', () => {
  expect(named(playTo('DRAFT').do(handler, 'revise-draft', renamed))).toBe('尚未报送的名称');
});

it('a submitted entry keeps the submitted name in lists while its new draft is internal', () => {
  const play = playTo('RETURNED').do(handler, 'rework', {}).do(handler, 'revise-draft', renamed);
  expect(named(play)).toBe(CONTENT.name);
});

it('the name of a secret entry is not shown', () => {
  const play = playTo('ASSESSING').do(assessor, 'record-assessment', finding('SECRECY_RISK', { result: 'FAIL' }));
  expect(named(play)).toBe('涉密，已锁定');
});
