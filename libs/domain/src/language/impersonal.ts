import { writtenText } from './text.js';

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

/** Schema of a text without identity or phone numbers: such texts are kept for good, and personal data must not be. */
export const impersonal = (max: number) =>
  writtenText(max).refine((written) => !namesSomebody(written), '不得填写完整的身份证件号码或者手机号码，请掩码后填写');
