import { once } from 'node:events';
import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificate } from './certificate.js';

/** A proxy at which TLS ends, as one stands before API and provider in production. */
export interface TlsProxy {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a proxy before a server of this machine; it tells the server who asked, and by which scheme. */
export async function startTlsProxy(certificate: Certificate, port: number, target: () => number): Promise<TlsProxy> {
  const server = createServer(certificate, (from, to) => {
    const headers = {
      ...from.headers,
      'x-forwarded-for': from.socket.remoteAddress ?? '',
      'x-forwarded-proto': 'https',
    };
    const forwarded = request(
      { host: '127.0.0.1', port: target(), method: from.method, path: from.url, headers },
      (answer) => {
        to.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(to);
      },
    );
    forwarded.on('error', () => to.writeHead(502).end());
    from.pipe(forwarded);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `https://localhost:${String((server.address() as AddressInfo).port)}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
