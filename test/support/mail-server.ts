import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** A mail as the server received it, with its text decoded. */
export interface ReceivedMail {
  readonly to: readonly string[];
  readonly headers: ReadonlyMap<string, string>;
  readonly subject: string;
  readonly text: string;
}

/** An SMTP server on a fixed port, which can go down and come up again. */
export class MailServer {
  readonly received: ReceivedMail[] = [];
  /** Recipients that the server refuses as unknown. */
  readonly unknown = new Set<string>();
  private server: SMTPServer | undefined;
  private gate: Promise<void> = Promise.resolve();

  constructor(private readonly port: number) {}

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  async up(): Promise<void> {
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      logger: false,
      onRcptTo: ({ address }, _session, done) => {
        if (!this.unknown.has(address)) return done();
        done(Object.assign(new Error(`no mailbox here by the name of ${address}`), { responseCode: 550 }));
      },
      onData: (stream, { envelope }, done) => {
        const to = envelope.rcptTo.map(({ address }) => address);
        text(stream).then(
          (raw) => {
            this.received.push({ to, ...parsed(raw) });
            void this.gate.then(() => done());
          },
          (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
        );
      },
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.port, '127.0.0.1', resolve);
    });
    this.server = server;
  }

  /** Makes the server accept mails but confirm them only after the returned function is called. */
  keepWaiting(): () => void {
    let letGo = (): void => undefined;
    this.gate = new Promise((resolve) => (letGo = resolve));
    return letGo;
  }

  async down(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  /** Returns the mails to an address, in order. */
  mailsTo(address: string): readonly ReceivedMail[] {
    return this.received.filter(({ to }) => to.includes(address));
  }
}

function parsed(raw: string): Omit<ReceivedMail, 'to'> {
  const end = raw.indexOf('\r\n\r\n');
  const unfolded = raw.slice(0, end).replace(/\r\n[ \t]+/g, ' ');
  const headers = new Map(
    unfolded.split('\r\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const subject = decodedWords(headers.get('subject') ?? '');
  const body = raw.slice(end + 4);
  return { headers, subject, text: decodedBody(body, headers.get('content-transfer-encoding') ?? '7bit') };
}

/** Decodes the encoded words of RFC 2047; a space between two of them does not count. */
const decodedWords = (header: string): string =>
  header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how: string, word: string) =>
      how.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64').toString('utf8')
        : quotedPrintable(word.replaceAll('_', ' ')),
    );

function decodedBody(body: string, encoding: string): string {
  const plain =
    encoding === 'base64'
      ? Buffer.from(body, 'base64').toString('utf8')
      : encoding === 'quoted-printable'
        ? quotedPrintable(body.replace(/=\r\n/g, ''))
        : body;
  return plain.replaceAll('\r\n', '\n');
}

const quotedPrintable = (encoded: string): string =>
  Buffer.from(
    encoded.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
