import { escapedXstring } from './xstring.js';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes a text for an element or attribute of a workbook. */
export const escapedXml = (text: string): string =>
  escapedXstring(text).replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
