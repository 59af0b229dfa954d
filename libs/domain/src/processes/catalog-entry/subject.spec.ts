import { expect, it } from '@jest/globals';
import { CONTENT, finding, playTo, WHO, type Play } from './catalog-entry.fixture.js';
import { catalogEntry } from './catalog-entry.js';

const { handler, assessor } = WHO;
const named = ({ matter }: Play): string => catalogEntry.subject(matter).name;
const renamed = { content: { ...CONTENT, name: '尚未报送的名称' } };

it('a draft is named as it stands', () => {
  expect(named(playTo('DRAFT').do(handler, 'revise-draft', renamed))).toBe('尚未报送的名称');
});

it('what was submitted keeps its name in lists while it is changed: its new draft is nobody else’s to see', () => {
  const play = playTo('RETURNED').do(handler, 'rework', {}).do(handler, 'revise-draft', renamed);
  expect(named(play)).toBe(CONTENT.name);
});

it('what holds secrets is not named', () => {
  const play = playTo('ASSESSING').do(assessor, 'record-assessment', finding('SECRECY_RISK', { result: 'FAIL' }));
  expect(named(play)).toBe('涉密，已锁定');
});
