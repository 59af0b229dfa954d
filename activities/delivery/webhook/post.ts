import type { LookupAddress } from 'node:dns';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { addressRefusal, hostOf, receiverRefusal, type Refusal } from '#libs/domain';

/** An HTTP POST to a webhook. */
export interface PostRequest {
  readonly url: string;
  /** True where an administrator allows the host, which may then lie in the platform's own network. */
  readonly isListed: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Resolves a host name to all its addresses; an IP address resolves to itself. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

/** Result of a POST that reached a decision. */
export type PostResult =
  | { readonly kind: 'ANSWERED'; readonly status: number; readonly retryAfter: string | null }
  /** Nothing was sent: URL or address is not allowed. */
  | { readonly kind: 'REFUSED'; readonly refusal: Refusal };

/**
 * Sends one POST over a connection of its own, and returns status and `Retry-After` of the answer. The name is resolved once, and
 * only the checked addresses are connected to, so that a name server cannot change them after the check. No redirect
 * is followed, and the answer's body is not read. Throws where no answer came before `signal`.
 */
export async function post(outgoing: PostRequest, resolve: Resolve, signal: AbortSignal): Promise<PostResult> {
  const { isListed, headers, body } = outgoing;
  const url = new URL(outgoing.url);
  const unfit = receiverRefusal(url, isListed);
  if (unfit) return { kind: 'REFUSED', refusal: unfit };
  const addresses = await before(signal, resolve(hostOf(url)));
  const refusal = isListed ? null : addressRefusal(addresses.map(({ address }) => address));
  if (refusal) return { kind: 'REFUSED', refusal };
  const { request } = url.protocol === 'https:' ? https : http;
  const response = await new Promise<IncomingMessage>((answered, failed) => {
    const options = { method: 'POST', headers, signal, agent: false, lookup: answering(addresses) };
    const sent = request(url, options, answered).on('error', failed);
    sent.on('close', () => failed(new Error('closed without an answer')));
    sent.end(body);
  });
  response.destroy();
  const { statusCode = 0, headers: said } = response;
  return { kind: 'ANSWERED', status: statusCode, retryAfter: said['retry-after'] ?? null };
}

/** Lookup function that returns the given addresses for every host. */
const answering =
  (addresses: readonly LookupAddress[]): LookupFunction =>
  (_host, { all }, done) => {
    const [first] = addresses;
    if (all) done(null, [...addresses]);
    else done(first ? null : new Error('no address'), first?.address ?? '', first?.family);
  };

/** Rejects when the signal comes before the result: DNS resolution itself cannot be cancelled. */
function before<Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    work.then(resolve, reject);
  });
}
