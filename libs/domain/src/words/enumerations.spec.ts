import { expect, it } from '@jest/globals';
import { PROCESSES, processNamed } from '../processes/index.js';
import { dictionary } from './dictionary.js';
import { ENUMERATIONS, enumerationOf } from './enumerations.js';
import { spelled } from './word.js';

it.each<[string, readonly string[], string | null]>([
  ['exactly these values', ['PASS', 'FAIL'], 'assessmentResult'],
  ['these values in another order', ['FAIL', 'PASS'], 'assessmentResult'],
  ['these values and others, where no other has them', ['LEGAL_CHANGE', 'DUTY_CHANGE'], 'updateTrigger'],
  ['exactly these values, although others have them, too', ['AGREED', 'REFUSED'], 'replyResult'],
  ['not all of these values', ['PASS', 'UNHEARD_OF'], null],
  ['these values, as several have', ['PENDING'], null],
])('an enumeration is known by %s', (_, values, name) => {
  expect(enumerationOf(values)).toBe(name);
});

it('a state has the titles of all processes that have it', () => {
  expect(ENUMERATIONS['state']?.['PUBLISHED']).toEqual({ zh: '已发布', en: 'published' });
  expect(ENUMERATIONS['state']?.['CLOSED']?.zh).toBe('已办结／已停用');
  const states = PROCESSES.flatMap(({ stateTitles }) => Object.keys(stateTitles));
  expect(Object.keys(ENUMERATIONS['state'] ?? {}).sort()).toEqual([...new Set(states)].sort());
});

it('a code of English words is spelled as they are', () => {
  expect(spelled('REQUESTER_LEAD_REVIEW')).toBe('requester lead review');
  expect(spelled('review-')).toBe('review');
});

it('the titles of clocks are those that answers have', () => {
  for (const { process, clocks } of dictionary().processes) {
    const titled = processNamed(process);
    for (const [clock, { zh }] of Object.entries(clocks)) {
      const id = clock.endsWith('-') ? `${clock}12` : clock;
      expect(titled.clockTitle(id).replace(' 12 ', '')).toBe(clock === 'supervision-' ? `第次${zh}` : zh);
      expect(titled.clockTitle(`${id}-local`)).toContain(clock === 'supervision-' ? '督办' : `${zh}的地方工作目标`);
    }
  }
});
