import sax, { type SAXParser } from 'sax';
import { Unreadable } from '../fault.js';

export type Attributes = Readonly<Record<string, string>>;

/** Receives the events of one part. Names come without their namespace prefix, which differs between programs. */
export interface XmlListener<Found> {
  open(name: string, attributes: Attributes): void;
  text(text: string): void;
  /** Returns the result that is complete when this element ends, or undefined. */
  close(name: string): Found | undefined;
}

/**
 * Yields the results of a listener while a part is read. Throws `Unreadable` if the part is not XML in UTF-8. A
 * document type is refused, and with it all entities that a document defines; a tag or attribute over 64 KiB ends the
 * reading.
 */
export async function* findInXml<Found>(
  chunks: AsyncIterable<Buffer>,
  listener: XmlListener<Found>,
): AsyncGenerator<Found> {
  const found: Found[] = [];
  const parser = listening(listener, found);
  const decode = strictUtf8();
  const withLineFeeds = lineFeeds();
  for await (const chunk of chunks) {
    parser.write(withLineFeeds(decode(chunk)));
    yield* found.splice(0);
  }
  parser.write(withLineFeeds(decode())).close();
  yield* found.splice(0);
}

function strictUtf8(): (chunk?: Buffer) => string {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return (chunk) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch (error) {
      throw new Unreadable('DAMAGED', { cause: error });
    }
  };
}

/** Makes one line feed of each line end, as XML demands (2.11); one that is split between two chunks is one, too. */
function lineFeeds(): (text: string) => string {
  let endsWithReturn = false;
  return (text) => {
    const rest = endsWithReturn && text.startsWith('\n') ? text.slice(1) : text;
    if (text !== '') endsWithReturn = text.endsWith('\r');
    return rest.includes('\r') ? rest.replace(/\r\n?/g, '\n') : rest;
  };
}

function listening<Found>(listener: XmlListener<Found>, found: Found[]): SAXParser {
  const parser = sax.parser(true, { position: false });
  parser.onerror = (cause) => {
    throw new Unreadable('DAMAGED', { cause });
  };
  parser.ondoctype = () => {
    throw new Unreadable('DAMAGED');
  };
  parser.onopentag = ({ name, attributes }) =>
    listener.open(
      withoutPrefix(name),
      Object.fromEntries(Object.entries(attributes).map(([key, value]) => [withoutPrefix(key), String(value)])),
    );
  parser.ontext = parser.oncdata = (text) => listener.text(text);
  parser.onclosetag = (name) => {
    const complete = listener.close(withoutPrefix(name));
    if (complete !== undefined) found.push(complete);
  };
  return parser;
}

const withoutPrefix = (name: string): string => name.slice(name.indexOf(':') + 1);
