import type { LookupAddress } from 'node:dns';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { addressRefusal, hostOf, receiverRefusal, type Refusal } from '#libs/domain';

export interface Outgoing {
  readonly url: string;
  /** An administrator lets it lie in the platform's own network. */
  readonly isListed: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** All addresses of a name, as the system resolves it; of an address, itself. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

export type Posted =
  | { readonly kind: 'ANSWERED'; readonly status: number }
  /** Nothing was sent: the address is not one to send to. */
  | { readonly kind: 'REFUSED'; readonly refusal: Refusal };

/**
 * Sends once, over a connection of its own, and answers with which status it was met. The name is resolved once, and
 * only the addresses that were looked at are connected to: a name server that changes its mind in between changes
 * nothing. No redirect is followed, and nothing of the answer's body is read. Throws where no answer came in time.
 */
export async function post(outgoing: Outgoing, resolve: Resolve, signal: AbortSignal): Promise<Posted> {
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
  return { kind: 'ANSWERED', status: response.statusCode ?? 0 };
}

/** A resolver that knows these addresses and no others. */
const answering =
  (addresses: readonly LookupAddress[]): LookupFunction =>
  (_host, { all }, done) => {
    const [first] = addresses;
    if (all) done(null, [...addresses]);
    else done(first ? null : new Error('no address'), first?.address ?? '', first?.family);
  };

/** Rejects when the signal comes first: a resolver cannot be told to stop. */
function before<Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    work.then(resolve, reject);
  });
}
