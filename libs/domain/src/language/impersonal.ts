import { text } from './text.js';

/** Separators that people write into long numbers. */
const JOINTS = /(?<=\d)[\s-](?=[\dXx])/g;
/** 公民身份号码: region, date of birth, sequence and check digit. */
const IDENTITY = /(?<!\d)\d{6}(18|19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)/;
const MOBILE_PHONE = /(?<!\d)1[3-9]\d{9}(?!\d)/;

/** Whether a text holds what looks like a whole identity number or mobile phone number; a masked one does not. */
export function namesSomebody(written: string): boolean {
  const joined = written.normalize('NFKC').replace(JOINTS, '');
  return IDENTITY.test(joined) || MOBILE_PHONE.test(joined);
}

/** A text that identifies nobody by number: what people write of data is kept for good, personal data are not. */
export const impersonal = (max: number) =>
  text(max).refine((written) => !namesSomebody(written), '不得填写完整的身份证件号码或者手机号码，请掩码后填写');
