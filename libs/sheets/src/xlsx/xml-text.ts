import { escapedXstring } from './xstring.js';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as it may stand in an element or in an attribute of a workbook. */
export const escapedXml = (text: string): string =>
  escapedXstring(text).replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
