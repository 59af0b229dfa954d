import { randomInt } from 'node:crypto';
import net from 'node:net';
import { Trouble } from './trouble.js';

/** Range of ports for tests, below those that operating systems assign by themselves, so that they never collide. */
const OURS = [20_000, 32_000] as const;
/** Number of shares of the range. Each worker of Jest gets every sixteenth port, because workers run in parallel. */
const WORKERS = 16;
const worker = Number(process.env.JEST_WORKER_ID ?? 0) % WORKERS;
const given = new Set<number>();

/** Returns a free port of 127.0.0.1, never the same one twice, so that its server may begin to listen much later. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = WORKERS * randomInt(OURS[0] / WORKERS, OURS[1] / WORKERS) + worker;
    if (given.has(port) || (await obstacle(port))) continue;
    given.add(port);
    return port;
  }
}

/** Resolves to true if a server accepts connections on this port of 127.0.0.1. */
export function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** Resolves to the system's error code if listening on the port fails; undefined if the port is free. */
function obstacle(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(undefined)));
  });
}

/**
 * Returns the sentence that says why a port cannot be used and how to choose another one.
 * @param what title of the program that needs the port
 * @param variable the environment variable that chooses the port
 */
export function portMessage(what: string, port: number, variable: string, code: string): string {
  const other = `choose another one, for example ${variable}=${port < 1024 ? port + 8000 : port + 1} npm start`;
  if (code === 'EADDRINUSE')
    return `Port ${port}, which ${what} needs, is used by another program: end that program, or ${other}.`;
  if (code === 'EACCES') return `Port ${port} is not open to this account for ${what}: ${other}.`;
  return `${what} cannot listen on port ${port} (${code}): ${other}.`;
}

/** Throws Trouble if the port is not free. */
export async function demandPort(what: string, port: number, variable: string): Promise<void> {
  // On some systems a listener on all addresses does not block one on 127.0.0.1, so both checks are needed.
  const code = (await accepts(port)) ? 'EADDRINUSE' : await obstacle(port);
  if (code) throw new Trouble(portMessage(what, port, variable, code));
}
