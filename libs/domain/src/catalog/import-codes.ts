import { SHARE_ATTRIBUTES, type ShareAttribute, type ShareMode } from './entry.js';
import {
  DATA_TYPE_TITLES,
  FORMAT_CLASS_TITLES,
  FORMAT_CLASSES,
  SHARE_ATTRIBUTE_TITLES,
  SHARE_MODE_TITLES,
  UPDATE_FREQUENCY_TITLES,
  type DataType,
  type FormatClass,
  type Titles,
  type UpdateFrequency,
} from './code-lists.js';

/** Frequencies in the guide's numbers 1–6, which have no half-year. */
const GUIDE_FREQUENCIES: readonly UpdateFrequency[] = ['REALTIME', 'DAILY', 'WEEKLY', 'MONTHLY', 'QUARTERLY', 'YEARLY'];

/**
 * Returns a reader of codes as other systems and people write them: the platform's own code, its Chinese title, or the
 * guide's number (`1` or `01`). The reader returns null for anything else, 0 included, because a list counted from 0
 * would be misread as one counted from 1.
 */
const reader =
  <Code extends string>(titles: Titles<Code>, numbered: readonly Code[]) =>
  (written: string): Code | null => {
    const text = written.trim();
    const isCode = (key: string): key is Code => Object.hasOwn(titles, key);
    if (isCode(text)) return text;
    const titled = Object.keys(titles)
      .filter(isCode)
      .find((code) => titles[code] === text);
    if (titled) return titled;
    return /^0?[1-9]$/.test(text) ? (numbered[Number(text) - 1] ?? null) : null;
  };

export const readShareAttribute: (written: string) => ShareAttribute | null = reader(
  SHARE_ATTRIBUTE_TITLES,
  SHARE_ATTRIBUTES,
);
export const readUpdateFrequency: (written: string) => UpdateFrequency | null = reader(
  UPDATE_FREQUENCY_TITLES,
  GUIDE_FREQUENCIES,
);
export const readFormatClass: (written: string) => FormatClass | null = reader(FORMAT_CLASS_TITLES, FORMAT_CLASSES);
export const readShareMode: (written: string) => ShareMode | null = reader(SHARE_MODE_TITLES, []);
export const readDataType: (written: string) => DataType | null = reader(DATA_TYPE_TITLES, []);
