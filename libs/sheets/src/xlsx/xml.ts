import sax, { type SAXParser } from 'sax';
import { Unreadable } from '../fault.js';

export type Attributes = Readonly<Record<string, string>>;

/** Listens to one part; names come without their namespace prefix, which differs from program to program. */
export interface XmlListener<Found> {
  open(name: string, attributes: Attributes): void;
  text(text: string): void;
  /** What the element that ends here makes complete, if it does. */
  close(name: string): Found | undefined;
}

/**
 * What a listener finds in a part, while it is read. Throws `Unreadable` where it is not XML in UTF-8. A document type
 * is refused, and with it every entity of a document's own; a tag or an attribute beyond 64 KiB ends the reading.
 */
export async function* findInXml<Found>(
  chunks: AsyncIterable<Buffer>,
  listener: XmlListener<Found>,
): AsyncGenerator<Found> {
  const found: Found[] = [];
  const parser = listening(listener, found);
  const decode = strictUtf8();
  for await (const chunk of chunks) {
    parser.write(decode(chunk));
    yield* found.splice(0);
  }
  parser.write(decode()).close();
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
