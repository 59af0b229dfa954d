import { Unreadable } from '../fault.js';
import { MAX_CELL_LENGTH } from '../limits.js';
import { unescapedXstring } from './xstring.js';

/** Maximum length of a cell's text before unescaping, if each character is written as `_xHHHH_`. */
const MAX_ESCAPED_LENGTH = MAX_CELL_LENGTH * 7;

/** Collects the text of one cell from its elements of one name, run by run, without the phonetic hints (`<rPh>`). */
export class CellText {
  private collected = '';
  private inText = false;
  private inHint = false;

  /** `t` for the text of a shared or inline string, `v` for a value, `f` for a formula. */
  constructor(private readonly element: 't' | 'v' | 'f') {}

  open(name: string): void {
    if (name === 'rPh') this.inHint = true;
    if (name === this.element) this.inText = true;
  }

  /** Throws `Unreadable` as soon as the cell is longer than spreadsheet programs allow. */
  text(text: string): void {
    if (!this.inText || this.inHint) return;
    this.collected += text;
    if (this.collected.length > MAX_ESCAPED_LENGTH) throw new Unreadable('CELL_TOO_LONG');
  }

  close(name: string): void {
    if (name === 'rPh') this.inHint = false;
    if (name === this.element) this.inText = false;
  }

  /** Returns the text collected since the last call. Throws `Unreadable` if it is too long. */
  take(): string {
    const text = unescapedXstring(this.collected);
    this.collected = '';
    if (text.length > MAX_CELL_LENGTH) throw new Unreadable('CELL_TOO_LONG');
    return text;
  }
}
