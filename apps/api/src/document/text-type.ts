import { isNativeError } from 'node:util/types';
import type { DocumentType } from '#libs/http';

/** Control characters other than tab, line feed, form feed and carriage return. */
const UNREADABLE = /[^\P{Cc}\t\n\f\r]/u;

const WRONGLY_ENCODED = 'ERR_ENCODING_INVALID_ENCODED_DATA';

/** Encodings of texts: UTF-8, and that in which a Chinese Excel saves CSV. The reader of sheets takes the same two. */
export const TEXT_ENCODINGS = ['utf-8', 'gb18030'] as const;
export type TextEncoding = (typeof TEXT_ENCODINGS)[number];

/** True where the bytes are text in one of the encodings, without control characters. */
export async function isText(chunks: AsyncIterable<Buffer>, encodings: readonly TextEncoding[]): Promise<boolean> {
  let decoders = encodings.map((encoding) => new TextDecoder(encoding, { fatal: true }));
  for await (const chunk of chunks) {
    decoders = decoders.filter((decoder) => reads(() => decoder.decode(chunk, { stream: true })));
    if (decoders.length === 0) return false;
  }
  return decoders.some((decoder) => reads(() => decoder.decode()));
}

/** True where the bytes are of the encoding, and readable. */
function reads(decode: () => string): boolean {
  try {
    return !UNREADABLE.test(decode());
  } catch (error) {
    if (isNativeError(error) && 'code' in error && error.code === WRONGLY_ENCODED) return false;
    throw error;
  }
}

/**
 * Type of a text by its beginning: XML by its declaration, plain text otherwise. null for text that a program would
 * run: a page, a picture or a style sheet in markup, and a script that names its interpreter.
 */
export function textType(head: string): DocumentType | null {
  const text = head.trimStart();
  if (text.startsWith('#!')) return null;
  if (!text.startsWith('<')) return 'text/plain';
  const root = rootOf(text);
  return root === null || RUNS.test(root) ? null : 'application/xml';
}

const DECLARATION = /^<\?xml\s[^>]{0,200}\?>/;
const TAG = /^<[\p{L}_][^>]*>/u;

/** Roots that a browser would run as a page, a picture or a style sheet. */
const RUNS = /^<(?:[^\s/>]*:)?(?:html|svg|stylesheet|transform)[\s/>]|\bwww\.w3\.org\/(?:1999\/xhtml|2000\/svg)/i;

/** The root tag of an XML file; null where other content precedes it, or it lies beyond the text. */
function rootOf(text: string): string | null {
  const [declaration] = DECLARATION.exec(text) ?? [];
  if (declaration === undefined) return null;
  let rest = text.slice(declaration.length).trimStart();
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->', 4);
    if (end < 0) return null;
    rest = rest.slice(end + 3).trimStart();
  }
  return TAG.exec(rest)?.[0] ?? null;
}
