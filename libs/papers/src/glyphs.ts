import { readFileSync } from 'node:fs';
import { TEXT_FONT } from './places.js';

/**
 * Characters that the font of the text has a glyph for, from its table `cmap` (OpenType 1.9, format 12). The three fonts
 * of a paper come from one project and have the same characters.
 */
export class Glyphs {
  private constructor(private readonly ranges: readonly (readonly [first: number, last: number])[]) {}

  static ofTextFont(): Glyphs {
    const font = readFileSync(TEXT_FONT);
    const cmap = tableAt(font, 'cmap');
    for (let n = 0; n < font.readUInt16BE(cmap + 2); n += 1) {
      const subtable = cmap + font.readUInt32BE(cmap + 4 + 8 * n + 4);
      if (font.readUInt16BE(subtable) === 12) return new Glyphs(groupsAt(font, subtable));
    }
    throw new Error(`${TEXT_FONT} has no table of characters of format 12`);
  }

  has(character: number): boolean {
    let [low, high] = [0, this.ranges.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const [first, last] = this.ranges[middle] ?? [0, 0];
      if (character < first) high = middle - 1;
      else if (character > last) low = middle + 1;
      else return true;
    }
    return false;
  }

  /**
   * Returns a text as it can be printed: a character without a glyph, or without a shape, such as one that turns the
   * direction of writing, stands as its number, `〔U+2A6D6〕`. Line breaks stay.
   */
  printable(text: string): string {
    return text.replace(/[^\n\x20-\x7e]/gu, (character) => {
      const code = character.codePointAt(0) ?? 0;
      if (this.has(code) && !SHAPELESS.test(character)) return character;
      return `〔U+${code.toString(16).toUpperCase().padStart(4, '0')}〕`;
    });
  }
}

/** Controls, formats (directions, joiners), private use and what no character is. */
const SHAPELESS = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/u;

function tableAt(font: Buffer, name: string): number {
  for (let n = 0; n < font.readUInt16BE(4); n += 1) {
    const entry = 12 + 16 * n;
    if (font.toString('latin1', entry, entry + 4) === name) return font.readUInt32BE(entry + 8);
  }
  throw new Error(`${TEXT_FONT} has no table ${name}`);
}

function groupsAt(font: Buffer, subtable: number): readonly (readonly [number, number])[] {
  return Array.from({ length: font.readUInt32BE(subtable + 12) }, (_, n) => {
    const group = subtable + 16 + 12 * n;
    return [font.readUInt32BE(group), font.readUInt32BE(group + 4)] as const;
  });
}
