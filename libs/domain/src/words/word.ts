/** One word for people, in Chinese and in English. */
export interface Word {
  readonly zh: string;
  readonly en: string;
}

/** The words of the codes of one list. */
export type Words<Code extends string = string> = Readonly<Record<Code, Word>>;

/** Returns the words of codes whose Chinese titles stand beside their list. A code without its English does not compile. */
export function inEnglish<Code extends string>(
  titles: Readonly<Record<Code, string>>,
  english: Readonly<Record<NoInfer<Code>, string>>,
): Words<Code> {
  return wordsOf(titles, (code) => english[code]);
}

/** Returns the words of codes from their Chinese titles, with the English that a function finds for a code. */
export function wordsOf<Code extends string>(
  titles: Readonly<Record<Code, string>>,
  english: (code: Code) => string,
): Words<Code> {
  const codes = Object.keys(titles) as Code[];
  return Object.fromEntries(codes.map((code) => [code, { zh: titles[code], en: english(code) }])) as Words<Code>;
}

/**
 * Returns a code that is made of English words as these words: `REQUESTER_LEAD_REVIEW` and `requester-lead-review` are
 * "requester lead review".
 */
export const spelled = (code: string): string => code.replace(/[_-]/g, ' ').trim().toLowerCase();
