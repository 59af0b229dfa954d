import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { expect, it } from '@jest/globals';
import { answerClientErrors } from './client-error.js';
import { boundedServer, SERVER_BOUNDS, type ServerBounds } from './bounded-server.js';

/** Sends the beginning of a request, and returns all that the server says until it closes the connection. */
async function said(begun: string, bounds: Partial<ServerBounds>, listener: RequestListener): Promise<string> {
  const server = boundedServer(listener, { ...SERVER_BOUNDS, checkEveryMs: 20, ...bounds });
  answerClientErrors(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let text = '';
  socket.on('data', (part) => (text += part.toString()));
  socket.write(begun);
  await once(socket, 'close');
  server.close();
  return text;
}

const HEAD = 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n';
const reads: RequestListener = (request) => void request.resume();

it.each([
  ['whose head does not end', HEAD, { headersMs: 50, requestMs: 1_000 }, 408],
  ['whose body does not come', `${HEAD}\r\n`, { headersMs: 50, requestMs: 50 }, 408],
  ['with a head that is too large', `${HEAD}X: ${'x'.repeat(600)}\r\n\r\n`, { headBytes: 512 }, 431],
])('answers a request %s with a problem, and closes', async (_, begun, bounds, status) => {
  const answer = await said(begun, bounds, reads);
  expect(answer).toMatch(
    new RegExp(`^HTTP/1.1 ${String(status)} [\\s\\S]*\r\nContent-Type: application/problem\\+json`),
  );
});

it('closes a connection whose receiver takes no more of the answer', async () => {
  const bounds = { ...SERVER_BOUNDS, silenceMs: 100 };
  const server = boundedServer((_, response) => void response.end(Buffer.alloc(64 * 1024 * 1024)), bounds);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1').pause();
  client.on('error', () => undefined);
  client.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  const [served] = (await once(server, 'connection')) as [Socket];
  await once(served, 'close');
  expect(served.bytesWritten).toBeGreaterThan(0);
  client.destroy();
  server.close();
});
