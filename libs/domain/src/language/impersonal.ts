import { textsIn, writtenText, type TextFault } from './text.js';

/** Marks that people write between the groups of a long number. A new line is none: the next number begins there. */
const MARK = String.raw`[ \p{Pd}\u2212.·•・_/()]`;

/** 手机号码 in its usual groups, with or without the code of the country; no amount, and no digits of a share. */
const MOBILE_PHONE = new RegExp(
  String.raw`(?<!\d|(?<!\d)0\.)(?:(?:00)?86${MARK}{0,2})?1[3-9]\d${MARK}{0,2}\d{4}${MARK}{0,2}\d{4}(?!\d|\.\d\d?(?!\d)| ?[元条件笔户])`,
  'u',
);
/** Eighteen characters that may be a 公民身份号码 (GB 11643), from each place where a number may begin. */
const EIGHTEEN = runs(String.raw`(?:\d${MARK}?){17}[\dXx]`);
/** Region, date of birth, sequence and check digit. */
const IDENTITY = /^\d{6}(18|19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/;
/** Digits that may be the number of a bank card, of credit and of debit. */
const CARDS = [14, 17].map((rest) => runs(String.raw`6${MARK}?2(?:${MARK}?\d){${rest}}`));

/** Ids and hashes of programs hold digits without a meaning. */
const IDS_AND_HASHES = /(?<![0-9a-z])(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32,})(?![0-9a-z])/gi;
/** Characters that nobody sees; they would hide a number. */
const IGNORED = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * True if a text holds a whole identity number, mobile phone number or bank card number, also in groups or beside other
 * numbers; a masked number does not count. Numbers whose check digit fails are none: many case numbers of offices are made
 * of a division, a day and a sequence, as identity numbers are.
 */
export function namesSomebody(written: string): boolean {
  const plain = written.normalize('NFKC').replace(IGNORED, '').replace(IDS_AND_HASHES, ' ');
  return (
    MOBILE_PHONE.test(plain) ||
    found(plain, EIGHTEEN).some((number) => IDENTITY.test(number) && isIdentity(number)) ||
    CARDS.some((pattern) => found(plain, pattern).some(isCard))
  );
}

/** Pattern of the numbers in a text, each captured from where it begins, so that one does not hide the next. */
function runs(number: string): RegExp {
  return new RegExp(String.raw`(?<!\d)(?=(${number})(?!\d))`, 'gu');
}

const found = (plain: string, pattern: RegExp): readonly string[] =>
  [...plain.matchAll(pattern)].map(([, number = '']) => number.replace(/[^\dXx]/g, ''));

/** ISO 7064, MOD 11-2: the weights are powers of two. */
function isIdentity(number: string): boolean {
  const sum = [...number].reduce((total, digit, n) => total + valueOf(digit) * (2 ** (17 - n) % 11), 0);
  return sum % 11 === 1;
}
const valueOf = (digit: string): number => (/x/i.test(digit) ? 10 : Number(digit));

/** ISO/IEC 7812: every second digit from the end is doubled. */
function isCard(number: string): boolean {
  const places = [...number].reverse().map((digit, n) => Number(digit) * (n % 2 === 0 ? 1 : 2));
  return places.reduce((total, value) => total + (value > 9 ? value - 9 : value), 0) % 10 === 0;
}

/** Message for a text with the number of a person. */
export const NAMES_SOMEBODY = '不得填写完整的身份证件号码、手机号码或者银行卡号，请掩码后填写';

/** Schema of a text outside of commands that holds no number of a person. */
export const impersonal = (max: number) =>
  writtenText(max).refine((written) => !namesSomebody(written), NAMES_SOMEBODY);

/**
 * Fields of commands that hold a code given elsewhere, which may look like a phone number: the code of an entry, the
 * id of a department or an account. A field that only one command has so is named with it.
 */
export const CODES: ReadonlySet<string> = new Set([
  'catalogCode',
  'catalogCodes',
  'sourceCatalogCode',
  'relatedCodes',
  'departmentId',
  'responsible',
  'sourceDepartment',
  'colleagues',
  'hand-over.to',
  'accountId',
  'samePersonAs',
  'frontCode',
  'create-department.id',
  'successor',
  'others',
]);

/**
 * Issues for the texts within a command's payload that hold a number of a person. Such texts are kept for good, and
 * personal data must not be.
 */
export const personalNumbers = (command: string, payload: unknown): readonly TextFault[] =>
  textsIn(payload)
    .filter(({ path, written }) => !isCode(command, path) && namesSomebody(written))
    .map(({ path }) => ({ path, message: NAMES_SOMEBODY }));

/** True for a field of {@link CODES}; the positions of a list have the name of the list. */
function isCode(command: string, path: readonly string[]): boolean {
  const field = path.findLast((key) => !/^\d+$/.test(key)) ?? '';
  return CODES.has(field) || CODES.has(`${command}.${field}`);
}
