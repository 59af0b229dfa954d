import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { DocumentReceipt, PlatformClock, Receipt } from '#libs/http';
import { RehearsalApi } from '../../infra/rehearsal/api-client.js';

/** An answer as it came over the wire. */
export interface Answer {
  readonly status: number;
  /** The content type, without parameters. */
  readonly type: string;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Returns status and body of an answer, without the id of the request, which is another one each time. */
export function said({ status, body }: Answer): unknown {
  const { requestId: _, ...rest } = body as { readonly requestId?: string };
  return { status, body: rest };
}

interface Sent {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Account that reads and moves the clock; in a rehearsal every account may. */
const CLOCKMAKER = 'operator.1';

/** HTTP client of a platform: sends any request and returns all of the answer. */
export class Door {
  private readonly rehearsal: RehearsalApi;

  constructor(readonly url: string) {
    this.rehearsal = new RehearsalApi(url);
  }

  async get(account: string, path: string): Promise<Answer> {
    return this.send('GET', `/api/v1${path}`, { headers: await this.bearer(account) });
  }

  async post(account: string, path: string, body: unknown, key: string = randomUUID()): Promise<Answer> {
    const headers = { ...(await this.bearer(account)), 'idempotency-key': key };
    return this.send('POST', `/api/v1${path}`, { headers, body });
  }

  draft(account: string, content: unknown, key?: string): Promise<Answer> {
    return this.post(account, '/share-requests', content, key);
  }

  command(account: string, matterId: string, command: string, payload: unknown, key?: string): Promise<Answer> {
    return this.post(account, commandPath(matterId, command), payload, key);
  }

  /** Uploads a document and returns the id by which commands cite it. */
  async upload(account: string, text: string): Promise<string> {
    const sent = await this.rehearsal.upload(account, `${randomUUID()}.txt`, Buffer.from(text), randomUUID());
    if (sent.status !== 201) throw new Error(`the upload was answered ${JSON.stringify(sent)}`);
    return DocumentReceipt.parse(sent.body).documentId;
  }

  async send(method: string, path: string, { headers, body }: Sent = {}): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const [type = ''] = (response.headers.get('content-type') ?? '').split(';');
    return { status: response.status, type, headers: response.headers, body: await response.json() };
  }

  /** Returns the authorization header with the account's token. */
  async bearer(account: string): Promise<{ readonly authorization: string }> {
    return { authorization: await this.rehearsal.authorization(account) };
  }

  async clock(): Promise<PlatformClock> {
    return PlatformClock.parse((await this.get(CLOCKMAKER, '/platform-clock')).body);
  }

  /** Settles when the platform's clock has reached `instant` and everything due until then has happened. */
  advanceTo(instant: string): Promise<void> {
    return this.rehearsal.advanceTo(CLOCKMAKER, instant);
  }
}

export const commandPath = (matterId: string, command: string): string =>
  `/share-requests/${matterId}/commands/${command}`;

/** Returns the receipt of a command; throws if the command was not carried out. */
export function receiptOf({ status, body }: Answer): z.infer<typeof Receipt> {
  if (status >= 300) throw new Error(`not carried out: ${JSON.stringify(body)}`);
  return Receipt.parse(body);
}
