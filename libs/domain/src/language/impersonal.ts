import { textsIn, writtenText, type TextFault } from './text.js';

/** Separators that people write into long numbers. */
const JOINTS = /(?<=\d)[\s-](?=[\dXx])/g;
/** 公民身份号码: region, date of birth, sequence and check digit. */
const IDENTITY = /(?<!\d)\d{6}(18|19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)/;
const MOBILE_PHONE = /(?<!\d)1[3-9]\d{9}(?!\d)/;

/** True if a text seems to hold a whole identity number or mobile phone number; a masked number does not count. */
export function namesSomebody(written: string): boolean {
  const joined = written.normalize('NFKC').replace(JOINTS, '');
  return IDENTITY.test(joined) || MOBILE_PHONE.test(joined);
}

/** Message for a text with the number of a person. */
export const NAMES_SOMEBODY = '不得填写完整的身份证件号码或者手机号码，请掩码后填写';

/** Schema of a text outside of commands that holds no identity or phone number. */
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
]);

/** An id or a hash of the platform's own making; its digits mean nothing. */
const MADE = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64})$/i;

/**
 * Issues for the texts within a command's payload that hold an identity or phone number. Such texts are kept for good,
 * and personal data must not be.
 */
export const personalNumbers = (command: string, payload: unknown): readonly TextFault[] =>
  textsIn(payload)
    .filter(({ path, written }) => !isCode(command, path) && !MADE.test(written) && namesSomebody(written))
    .map(({ path }) => ({ path, message: NAMES_SOMEBODY }));

/** True for a field of {@link CODES}; the positions of a list have the name of the list. */
function isCode(command: string, path: readonly string[]): boolean {
  const field = path.findLast((key) => !/^\d+$/.test(key)) ?? '';
  return CODES.has(field) || CODES.has(`${command}.${field}`);
}
