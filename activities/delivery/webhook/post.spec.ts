import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { post, type PostRequest, type Resolve } from './post.js';

/** A name that no resolver but ours knows (RFC 2606). */
const NAME = 'receiver.invalid';
const here: Resolve = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);

let server: http.Server;
let port: number;
let respond: (request: IncomingMessage, response: ServerResponse) => void;
const met: string[] = [];
beforeAll(async () => {
  server = http.createServer((request, response) => {
    met.push(`${request.method} ${request.headers.host} ${request.url}`);
    respond(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
beforeEach(() => void met.splice(0));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const outgoing = (changes: Partial<PostRequest> = {}): PostRequest => ({
  url: `http://${NAME}:${port}/hook?a=b`,
  isListed: true,
  headers: { 'webhook-id': '1' },
  body: '{"text":"期限"}',
  ...changes,
});
const send = (changes: Partial<PostRequest> = {}, resolve = here, ms = 5_000) =>
  post(outgoing(changes), resolve, AbortSignal.timeout(ms));

describe('what a receiver does', () => {
  it('gets the headers and the body as they are', async () => {
    let body = '';
    respond = (request, response) => {
      request.setEncoding('utf8').on('data', (part: string) => (body += part));
      request.on('end', () => response.writeHead(204, { got: request.headers['webhook-id'] }).end());
    };
    expect(await send()).toEqual({ kind: 'ANSWERED', status: 204, retryAfter: null });
    expect({ body, met }).toEqual({ body: '{"text":"期限"}', met: [`POST ${NAME}:${port} /hook?a=b`] });
  });

  it.each([200, 301, 302, 307, 400, 410, 429, 500, 503])('answers %s, and no more is asked', async (status) => {
    respond = (_, response) => response.writeHead(status, { location: '/elsewhere' }).end('body');
    expect(await send()).toEqual({ kind: 'ANSWERED', status, retryAfter: null });
    expect(met).toHaveLength(1);
  });

  it('answers without an end: nothing of it is waited for', async () => {
    const closed = new Promise<void>((resolve) => {
      respond = (_, response) => {
        response.writeHead(200).write('x'.repeat(100_000));
        response.on('close', resolve);
      };
    });
    expect(await send()).toEqual({ kind: 'ANSWERED', status: 200, retryAfter: null });
    await closed;
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['hangs', () => undefined],
    ['drips its headers', ({ socket }) => void socket?.write('HTTP/1.1 200 OK\r\nx-a: ')],
  ])('%s: given up in time', async (_, hang) => {
    respond = (_request, response) => hang(response);
    await expect(send({}, here, 200)).rejects.toThrow(/abort/i);
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['hangs up', ({ socket }) => socket?.destroy()],
    ['answers with what is no HTTP', ({ socket }) => void socket?.end('hello\r\n\r\n')],
    [
      'changes the protocol',
      ({ socket }) => void socket?.end('HTTP/1.1 101 No\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'),
    ],
    ['answers with endless headers', ({ socket }) => void socket?.write(`HTTP/1.1 200 OK\r\nx: ${'x'.repeat(99_999)}`)],
  ])('%s: that is no answer', async (_, spoil) => {
    respond = (_request, response) => spoil(response);
    await expect(send()).rejects.toThrow();
  });

  it('does not listen', async () => {
    await expect(send({ url: `http://${NAME}:1/` }, here)).resolves.toMatchObject({ kind: 'REFUSED' });
    const free = http.createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => free.once('listening', resolve));
    const { port: unused } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    await expect(send({ url: `http://${NAME}:${unused}/` })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('does not speak TLS: nothing is sent in the open', async () => {
    await expect(send({ url: `https://${NAME}:${port}/` })).rejects.toMatchObject({
      code: expect.stringMatching(/SSL|PROTO/),
    });
    expect(met).toEqual([]);
  });
});

describe('a name', () => {
  const unlisted = (resolve: Resolve, url = `https://${NAME}:${port}/`) => send({ isListed: false, url }, resolve);
  beforeEach(() => {
    respond = (_, response) => response.end();
  });

  it.each([
    ['of ours', ['127.0.0.1']],
    ['of ours among others', ['8.8.8.8', '127.0.0.1']],
    ['of IPv4 as IPv6', ['::ffff:127.0.0.1']],
    ['of no address', []],
  ])('%s is refused, and nobody is connected to', async (_, addresses) => {
    const resolve: Resolve = () => Promise.resolve(addresses.map((address) => ({ address, family: 4 })));
    expect(await unlisted(resolve)).toMatchObject({ kind: 'REFUSED', refusal: { code: 'RECEIVER_REFUSED' } });
    expect(met).toEqual([]);
  });

  it('is resolved once: a name server that says something else afterwards is not asked', async () => {
    const answers = [[{ address: '127.0.0.1', family: 4 }], [{ address: '127.0.0.9', family: 4 }]];
    let asked = 0;
    const rebinding: Resolve = () => Promise.resolve(answers[asked++] ?? []);
    expect(await send({}, rebinding)).toEqual({ kind: 'ANSWERED', status: 200, retryAfter: null });
    expect(asked).toBe(1);
  });

  it('is connected to by the address that was looked at, not by what it is elsewhere', async () => {
    // To the system `localhost` is this machine; here it is an address of the internet that answers nobody.
    const outside: Resolve = () => Promise.resolve([{ address: '240.0.0.1', family: 4 }]);
    await expect(send({ url: `http://localhost:${port}/` }, outside, 300)).rejects.toThrow();
    expect(met).toEqual([]);
  });

  it('that nobody resolves is given up in time', async () => {
    await expect(send({}, () => new Promise(() => undefined), 100)).rejects.toThrow(/abort|timeout/i);
  });

  it.each(['http://127.0.0.1/', 'https://u:p@8.8.8.8/', 'https://8.8.8.8:22/'])(
    '%s is refused before anybody is asked for it',
    async (url) => {
      const nobody: Resolve = () => Promise.reject(new Error('asked'));
      expect(await unlisted(nobody, url)).toMatchObject({ kind: 'REFUSED' });
    },
  );
});
