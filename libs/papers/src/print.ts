import QRCode from 'qrcode';
import { canonicalText } from '#libs/domain';
import type { PaperFormat } from '#libs/http';
import { hashOf, type PaperContent } from './content.js';
import { Glyphs } from './glyphs.js';
import type { Press } from './press.js';

/** Read with the first paper, and kept: a few thousand ranges. */
let glyphs: Glyphs | undefined;

/**
 * Sets a paper as PDF/A-3u or as a page that a browser prints. Equal contents and templates give equal bytes. `template`
 * is the text of the version that the content names. `publicUrl` is the origin
 * of the platform, null where it has none: the paper then has neither QR code nor address.
 */
export async function renderPaper(
  press: Press,
  content: PaperContent,
  template: string,
  format: PaperFormat,
  publicUrl: string | null,
): Promise<Buffer> {
  const sha256 = hashOf(content);
  const bytes = await press.set({
    template,
    createdAt: Math.floor(Date.parse(content.asOf) / 1000),
    inputs: {
      target: format,
      content: canonicalText(content),
      shown: canonicalText(format === 'pdf' ? printable(content, (glyphs ??= Glyphs.ofTextFont())) : content),
      sha256,
      verify: publicUrl === null ? '' : `${publicUrl}/papers/`,
      qr:
        publicUrl === null || content.matter === null ? '' : await codeOf(`${publicUrl}/matters/${content.matter.id}`),
    },
  });
  return format === 'pdf' ? bytes : Buffer.from(withStyle(bytes.toString('utf8')));
}

const codeOf = (address: string): Promise<string> =>
  QRCode.toString(address, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' });

/** The value with each of its texts as it can be printed. */
function printable(value: unknown, glyphs: Glyphs): unknown {
  if (typeof value === 'string') return glyphs.printable(value);
  if (Array.isArray(value)) return value.map((one: unknown) => printable(one, glyphs));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, printable(one, glyphs)]));
}

/** Style of the page: the fonts of the reader's machine, the margins of the paper. */
const STYLE = `
  @page { size: A4; margin: 37mm 26mm 35mm 28mm; }
  body { font: 12pt/1.8 FangSong, STFangsong, 'Noto Serif SC', serif; color: #000; background: #fff; }
  main { max-width: 156mm; margin: 0 auto; }
  main > p { text-indent: 2em; text-align: justify; margin: 0; }
  h1 { font-size: 22pt; text-align: center; border-top: 1pt solid #c8102e; padding-top: 12pt; }
  h2, h3 { font-size: 1em; margin: 1em 0 0.5em 2em; break-after: avoid; }
  h2 { font-family: SimHei, 'Noto Sans SC', sans-serif; font-weight: 500; }
  table { border-collapse: collapse; width: 100%; font-size: 10.5pt; margin: 0.5em 0 1em; }
  th, td { border: 0.5pt solid #000; padding: 3pt 5pt; text-align: left; overflow-wrap: anywhere; }
  tr { break-inside: avoid; }
  footer { border: solid #000; border-width: 0.8pt 0; margin-top: 2em; padding: 6pt 0; font-size: 9pt; overflow: hidden; }
  footer p { margin: 0; overflow-wrap: anywhere; }
  footer img { float: right; width: 24mm; margin-left: 8pt; }`;

const withStyle = (page: string): string =>
  page.replace('<html>', '<html lang="zh-CN">').replace('</head>', `<style>${STYLE}\n</style></head>`);
