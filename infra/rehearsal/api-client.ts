import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

const POLL_MS = 25;

/** Answer of the API. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

const token = z.object({ accessToken: z.string() });
const clock = z.object({
  now: z.string(),
  advancing: z.object({ to: z.string(), stopped: z.object({ reason: z.string() }).optional() }).nullable(),
});

/** Client of a rehearsal: signs in as any account, gives commands, and moves the clock. */
export class RehearsalApi {
  private readonly tokens = new Map<string, string>();

  constructor(private readonly url: string) {}

  async get(account: string, path: string): Promise<Reply> {
    return this.call('GET', path, { authorization: await this.authorization(account) });
  }

  /** Sends a command. `key` is its Idempotency-Key: the same key repeats the same command. */
  async post(account: string, path: string, body: unknown, key: string): Promise<Reply> {
    const headers = { authorization: await this.authorization(account), 'idempotency-key': key };
    return this.call('POST', path, headers, body);
  }

  async put(account: string, path: string, body: unknown): Promise<Reply> {
    return this.call('PUT', path, { authorization: await this.authorization(account) }, body);
  }

  /** Uploads the bytes of a document. */
  async upload(account: string, name: string, bytes: Uint8Array<ArrayBuffer>, key: string): Promise<Reply> {
    const headers = {
      authorization: await this.authorization(account),
      'idempotency-key': key,
      'content-type': 'application/octet-stream',
      'document-name': name,
    };
    return this.fetch('POST', '/documents', headers, bytes);
  }

  async now(account: string): Promise<string> {
    return (await this.clock(account)).now;
  }

  /** Advances the platform's clock to `to`, unless it is past it, and waits. Throws if the clock may not be moved. */
  async advanceTo(account: string, to: string): Promise<void> {
    for (let state = await this.towards(account, to); state.advancing !== null; state = await this.clock(account)) {
      if (state.advancing.stopped) throw new Error(`the clock stopped: ${state.advancing.stopped.reason}`);
      await sleep(POLL_MS);
    }
  }

  /** Begins an advance, and returns the clock as it then stands; also if it is past `to`, or on another way. */
  private async towards(account: string, to: string): Promise<z.infer<typeof clock>> {
    const before = await this.clock(account);
    if (Date.parse(before.now) >= Date.parse(to)) return before;
    const { status, body } = await this.post(account, '/platform-clock/commands/advance', { to }, `advance-${to}`);
    if (status === 202) return clock.parse(body);
    if (status === 409) return this.clock(account);
    throw new Error(`the clock does not move: ${JSON.stringify(body)}`);
  }

  /** Returns the authorization header of an account; a sign-in that failed is tried again by the next call. */
  async authorization(account: string): Promise<string> {
    const token = this.tokens.get(account) ?? (await this.signIn(account));
    this.tokens.set(account, token);
    return `Bearer ${token}`;
  }

  private async clock(account: string): Promise<z.infer<typeof clock>> {
    return clock.parse((await this.get(account, '/platform-clock')).body);
  }

  private async signIn(account: string): Promise<string> {
    const { body } = await this.call('POST', '/rehearsal/sign-in', {}, { account });
    return token.parse(body).accessToken;
  }

  private async call(method: string, path: string, headers: Record<string, string>, body?: unknown): Promise<Reply> {
    if (body === undefined) return this.fetch(method, path, headers);
    return this.fetch(method, path, { ...headers, 'content-type': 'application/json' }, JSON.stringify(body));
  }

  private async fetch(
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: string | Uint8Array<ArrayBuffer>,
  ): Promise<Reply> {
    const response = await fetch(`${this.url}/api/v1${path}`, { method, headers, ...(body !== undefined && { body }) });
    return { status: response.status, body: await response.json() };
  }
}
