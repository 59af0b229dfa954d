/** 紧急程度: 平件, 加急, 特急. It orders the work of people and moves no limit. */
export const URGENCIES = ['ORDINARY', 'URGENT', 'EXTRA_URGENT'] as const;
export type Urgency = (typeof URGENCIES)[number];
export const URGENCY_TITLES: Readonly<Record<Urgency, string>> = {
  ORDINARY: '平件',
  URGENT: '加急',
  EXTRA_URGENT: '特急',
};

/** A colleague's position on a decision to be made (会签意见). */
export const STANCES = ['AGREE', 'DISAGREE', 'COMMENT'] as const;
export type Stance = (typeof STANCES)[number];
export const STANCE_TITLES: Readonly<Record<Stance, string>> = {
  AGREE: '同意',
  DISAGREE: '不同意',
  COMMENT: '提出意见',
};

/** 发文字号: the short name of the issuing office, the year in six-sided brackets, the number: 青卫函〔2026〕12号. */
const DOCUMENT_NUMBER = /^\p{Script=Han}{1,20}〔(?<year>20\d{2})〕[1-9]\d{0,5}号$/u;

/** Returns the year of a document number; null if the text is none. */
export const documentNumberYear = (number: string): string | null => DOCUMENT_NUMBER.exec(number)?.groups?.year ?? null;
