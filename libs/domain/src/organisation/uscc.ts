/**
 * Characters of 统一社会信用代码 (GB 32100-2015): digits and letters without I, O, S, V, Z. The position of a character is its
 * value.
 */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** Category (2), division of the registering authority (6 digits), organisation code (9), check character (1). */
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
/** Weights of the whole code: powers of 3 modulo 31 (GB 32100, table 2). */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/** Weights of the eight characters of the organisation code (GB 11714). */
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/**
 * True if both check characters are right: that of the whole code, and that of the organisation code inside it
 * (characters 9–17).
 */
export const usccIsValid = (uscc: string): boolean =>
  SHAPE.test(uscc) && uscc[16] === organisationCheck(uscc.slice(8, 16)) && uscc[17] === codeCheck(uscc.slice(0, 17));

function codeCheck(body: string): string | undefined {
  const sum = weightedSum(body, WEIGHTS, (character) => ALPHABET.indexOf(character));
  return ALPHABET[(31 - (sum % 31)) % 31];
}

function organisationCheck(body: string): string {
  // In GB 11714 letters count on from 10 through the whole Latin alphabet, which is base 36.
  const check = 11 - (weightedSum(body, ORGANISATION_WEIGHTS, (character) => parseInt(character, 36)) % 11);
  return check === 10 ? 'X' : String(check % 11);
}

const weightedSum = (text: string, weights: readonly number[], valueOf: (character: string) => number): number =>
  weights.reduce((sum, weight, i) => sum + weight * valueOf(text.charAt(i)), 0);
