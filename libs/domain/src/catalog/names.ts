/**
 * Normalises a name for comparison (§4.2): full-width signs become half-width, invisible signs go, words keep one space
 * between them and none beside a Chinese character. Names with the same result are the same name.
 */
export const normaliseName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?(\p{Script=Han}) ?/gu, '$1')
    .trim();
