import { expect, it } from '@jest/globals';
import { isUnseen, text, unseenTexts, writtenText } from './text.js';

const INVISIBLE = [
  '\u200b',
  '\u200b\u200c\u200d',
  '\u2060',
  '\ufeff',
  '\u00ad',
  '\u3000',
  ' \u00a0\u2003',
  '\u3164',
  '\uffa0',
  '\u115f\u1160',
  '\u2800',
  '\ufe0f',
  '\u0301',
  '\u034f',
  '\u180e',
  '\u202e\u202c',
  '\u2066\u2069',
  '\u{e0001}\u{e0020}',
  '\u{1d173}',
  '\u0001',
];

it.each(INVISIBLE)('%j shows nothing: no text that a person gives', (written) => {
  expect(isUnseen(written)).toBe(true);
  expect(writtenText(100).safeParse(written).success).toBe(false);
});

it.each(['无', 'a', '。', '1\u200b', '\u{20bb7}', '\ue000', 'e\u0301', '👨\u200d👩\u200d👧', '\u{323b0}'])(
  '%j shows something',
  (written) => {
    expect(writtenText(100).parse(written)).toBe(written);
  },
);

it('a stored event that holds such a text is still read', () => {
  expect(text(10).parse('\u200b')).toBe('\u200b');
});

it('finds such texts anywhere in a payload, and leaves empty ones to their schema', () => {
  const payload = { a: '', b: '甲', c: [{ d: '\u200b' }, null, 7], e: { f: '\u3164' } };
  expect(unseenTexts(payload).map(({ path }) => path.join('.'))).toEqual(['c.0.d', 'e.f']);
});
