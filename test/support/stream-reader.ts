import { LIVE_MESSAGES, type LiveMessages } from '#libs/http';
import { until } from './until.js';

/** A message of a stream, checked against the schema of its kind. */
export interface Heard {
  readonly kind: keyof LiveMessages;
  readonly data: LiveMessages[keyof LiveMessages];
}

/** Reads `/stream` as a browser does, and keeps what it hears and its last position. */
export class StreamReader {
  readonly heard: Heard[] = [];
  lastEventId = '';
  hasEnded = false;
  status = 0;
  private readonly stop = new AbortController();

  private constructor(private readonly url: string) {}

  static open(url: string, headers: Readonly<Record<string, string>>, lastEventId = ''): StreamReader {
    const reader = new StreamReader(url);
    void reader.read(headers, lastEventId).finally(() => (reader.hasEnded = true));
    return reader;
  }

  /** The matters that were told, with the highest place that was told of each. */
  get matters(): ReadonlyMap<string, number> {
    const places = new Map<string, number>();
    for (const { matterId, seq } of this.of('matter')) places.set(matterId, Math.max(seq, places.get(matterId) ?? 0));
    return places;
  }

  of<Kind extends keyof LiveMessages>(kind: Kind): readonly LiveMessages[Kind][] {
    return this.heard.filter((one) => one.kind === kind).map(({ data }) => data as LiveMessages[Kind]);
  }

  /** Waits until it was told how things stand. */
  async isReady(): Promise<this> {
    await until('the stream tells how things stand', () =>
      Promise.resolve(this.lastEventId !== '' && this.of('counts').length > 0),
    );
    return this;
  }

  /** Waits until it heard of a place of a matter. */
  hears(matterId: string, seq: number): Promise<void> {
    return until(`the stream tells of ${matterId} ${seq}`, () =>
      Promise.resolve((this.matters.get(matterId) ?? 0) >= seq),
    );
  }

  close(): void {
    this.stop.abort();
  }

  private async read(headers: Readonly<Record<string, string>>, lastEventId: string): Promise<void> {
    try {
      const response = await fetch(`${this.url}/api/v1/stream`, {
        headers: { ...headers, accept: 'text/event-stream', ...(lastEventId && { 'last-event-id': lastEventId }) },
        signal: this.stop.signal,
      });
      this.status = response.status;
      if (response.status !== 200 || !response.body) return;
      let waiting = '';
      for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
        const blocks = (waiting + part).split('\n\n');
        waiting = blocks.pop() ?? '';
        for (const block of blocks) this.take(block);
      }
    } catch {
      // A lost connection ends the stream; what was heard stays.
    }
  }

  private take(block: string): void {
    const fields = new Map(block.split('\n').map((line) => [line.split(': ')[0], line.slice(line.indexOf(': ') + 2)]));
    const kind = fields.get('event');
    if (kind !== undefined) {
      if (!isKind(kind)) throw new Error(`an unknown kind of message: ${kind}`);
      this.heard.push({ kind, data: LIVE_MESSAGES[kind].parse(JSON.parse(fields.get('data') ?? '')) });
    }
    this.lastEventId = fields.get('id') ?? this.lastEventId;
  }
}

const isKind = (kind: string): kind is keyof LiveMessages => kind in LIVE_MESSAGES;
