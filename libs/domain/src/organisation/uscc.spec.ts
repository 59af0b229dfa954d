import { describe, expect, it } from '@jest/globals';
import { usccIsValid } from './uscc.js';

describe('unified social credit code (GB 32100, GB 11714)', () => {
  it.each([
    // codes that companies publish
    '9144030071526726XG',
    '91110000802100433B',
    '913502000728319549',
    // the sample departments, in the range for private use
    '11100000PDY00001X7',
    '11100000PDY0000287',
    '11100000PDY0000362',
    '11990000PDY000044P',
    '11990000PDY000052J',
    '11990000PDY000060D',
    '11990000PDY000079A',
    '11990000PDY0000875',
    '12990000PDY000095W',
    '11990100PDY000108T',
    '11990100PDY000116M',
    '11990100PDY000124G',
    '11990100PDY000132B',
    '11990200PDY000140B',
    '11990200PDY0001598',
    '11990121PDY000167B',
    '11990121PDY0001756',
    '11990121PDY0001831',
  ])('%s is valid', (uscc) => {
    expect(usccIsValid(uscc)).toBe(true);
  });

  it.each([
    ['a wrong last character', '91110000802100433C'],
    ['two digits exchanged', '91110000801200433B'],
    ['a wrong check character of the organisation code', '11100000PDY00002X7'],
    ['an organisation code that fails alone, with a last character that fits', '1110000000000000Y0'],
    ['a letter that the alphabet leaves out', '9144030071526726OG'],
    ['letters where the division stands', '91A10000802100433B'],
    ['lower case', '9144030071526726xg'],
    ['seventeen characters', '9144030071526726X'],
    ['nineteen characters', '9144030071526726XG0'],
    ['nothing', ''],
    ['a line end', '9144030071526726XG\n'],
  ])('refuses %s', (_, uscc) => {
    expect(usccIsValid(uscc)).toBe(false);
  });

  it('detects every change of one character', () => {
    const code = '11990121PDY000167B';
    for (let i = 0; i < code.length; i++) {
      for (const other of '0123456789ABCDEFGHJKLMNPQRTUWXY') {
        const changed = code.slice(0, i) + other + code.slice(i + 1);
        expect(usccIsValid(changed)).toBe(changed === code);
      }
    }
  });
});
