import { z } from 'zod';

/** Maximum length of an address, in characters (RFC 5321). */
const MAX_ADDRESS = 254;

/** The part before the @ has letters, digits and a few signs; no dot stands at its ends, and no two in a row. */
const LOCAL_PART = /^(?!\.)(?!.*\.\.)[\w'+.-]{0,63}[\w+-]$/;
const LABEL = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/;
/** The last label: letters, or the ASCII form of an internationalised one, such as that of 中国. */
const TOP_LABEL = /^(?:[a-z]{2,63}|xn--[a-z\d-]{1,59})$/;

/**
 * Schema of a mail address. Its domain may be an internationalised one, as below .中国 and .政务, in either form; the
 * ASCII form (`xn--…`) is what is kept and sent to.
 */
export const mailAddress = (error: string) =>
  z
    .string()
    .max(MAX_ADDRESS, error)
    .refine((typed) => addressOf(typed) !== null, error)
    .overwrite((typed) => addressOf(typed) ?? typed)
    .meta({ format: 'email' });

function addressOf(typed: string): string | null {
  const at = typed.lastIndexOf('@');
  const domain = domainOf(typed.slice(at + 1));
  if (at < 0 || domain === null || !LOCAL_PART.test(typed.slice(0, at))) return null;
  const address = `${typed.slice(0, at)}@${domain}`;
  return address.length <= MAX_ADDRESS ? address : null;
}

/** The domain in ASCII; null if it is none. One that is ASCII already stays as it was typed. */
function domainOf(typed: string): string | null {
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(typed) || !URL.canParse(`http://${typed}/`)) return null;
  const { hostname } = new URL(`http://${typed}/`);
  const labels = hostname.split('.');
  const isDomain =
    labels.length > 1 && labels.every((label) => LABEL.test(label)) && TOP_LABEL.test(labels.at(-1) ?? '');
  if (!isDomain) return null;
  return /^[\x21-\x7e]+$/.test(typed) ? typed : hostname;
}
