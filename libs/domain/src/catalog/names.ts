/**
 * The form in which names are compared (§4.2): full-width signs as half-width ones, no invisible signs, one space
 * between words and none beside a Chinese character. Names that share it are the same name.
 */
export const normaliseName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?(\p{Script=Han}) ?/gu, '$1')
    .trim();
