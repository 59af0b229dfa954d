// Spreadsheet programs convert what they read from a CSV file, and save it as they show it.

/** Texts that a program takes for a number, a date, a time or a boolean, and then writes in another form. */
const CONVERTED: readonly RegExp[] = [
  /^[¥$€£]? ?(\d[\d,]*\.?\d*|\.\d+) ?%?$/,
  /^\(.*\d.*\)$/,
  /^\d+\.?\d*E[+-]?\d+$/i,
  /^(\d+ )?\d{1,5}\/\d{1,5}$/,
  /^\d{1,4}([-/.])\d{1,2}(\1\d{1,4})?( .*)?$/,
  /^(\d{1,4}年)?\d{1,2}月(\d{1,2}日)?$/,
  /^\d+(:\d{1,2}(:\d{1,2}(\.\d*)?)?)?( ?[AP]M?)?$/i,
  /^(上午|下午)?\d{1,2}[时点](\d{1,2}分(\d{1,2}秒)?)?$/,
  /^(\d{1,4}[-/ ]?)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-/ .]?\d{0,4}([-/, ]+\d{2,4})?$/i,
  /^(true|false|真|假)$/i,
];

/** Whole numbers that stay as they are: of at most eleven digits, as longer ones are shown as `1.23457E+11`. */
const STEADY = /^(0|[1-9]\d{0,10})$/;

/** Forms in which a program saves a number whose digits it has lost, or that its column was too narrow to show. */
const LOST: readonly RegExp[] = [/^[+-]?\d(\.\d+)?E[+-]\d{2,3}$/, /^[1-9]\d{14}0{1,}$/, /^#{2,}$/];

const ERROR = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|BUSY!|GETTING_DATA)$/;

/** True if a program would not write this text again as it read it, or if it stands for a loss. */
export function isConverted(written: string): boolean {
  if (written.length > 255) return false;
  const text = written.normalize('NFKC').trim();
  return (!STEADY.test(text) && CONVERTED.some((form) => form.test(text))) || isLost(text) || isError(text);
}

export const isLost = (text: string): boolean => LOST.some((form) => form.test(text));
export const isError = (text: string): boolean => ERROR.test(text);
