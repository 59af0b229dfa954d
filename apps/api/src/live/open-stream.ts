import type { Request, Response } from 'express';
import { LIVE_MESSAGES, type LiveMessages } from '#libs/http';

export const EVENT_STREAM = 'text/event-stream';

/** Bytes that may wait for a slow reader. Beyond them its stream ends, and it reads on from where it was. */
const WAITING_BYTES = 262_144;

/** Time after which the browser tries a lost stream again, in ms. */
const RETRY_MS = 2_000;

/** One open answer of server-sent events. */
export class OpenStream {
  private isOpen = true;
  /** True once the reader knows what it missed before it came; until then no later position may be told. */
  isCaughtUp = false;

  constructor(
    readonly account: string,
    /** Token of the session with which it was opened; null for a bearer token. */
    readonly session: string | null,
    private readonly response: Response,
    request: Request,
    onEnd: (stream: OpenStream) => void,
  ) {
    request.socket.setNoDelay(true);
    response.once('close', () => {
      this.isOpen = false;
      onEnd(this);
    });
    response.status(200).set({ 'Content-Type': EVENT_STREAM, 'X-Accel-Buffering': 'no' });
    this.write(`retry: ${String(RETRY_MS)}\n\n`);
  }

  /** Sends a message. */
  send<Kind extends keyof LiveMessages>(kind: Kind, data: LiveMessages[Kind]): void {
    this.write(`event: ${kind}\ndata: ${JSON.stringify(LIVE_MESSAGES[kind].parse(data))}\n\n`);
  }

  /** Tells the instant up to which all was told; the reader names it when it comes back. It keeps the connection alive, too. */
  mark(position: string): void {
    this.write(`id: ${position}\n\n`);
  }

  end(): void {
    if (this.isOpen) this.response.end();
    this.isOpen = false;
  }

  private write(text: string): void {
    if (!this.isOpen) return;
    this.response.write(text);
    if (this.response.writableLength > WAITING_BYTES) this.end();
  }
}
