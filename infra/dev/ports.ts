import { randomInt } from 'node:crypto';
import net from 'node:net';
import { Trouble } from './trouble.js';

/** Below the ports that operating systems give to connections, and to servers that ask for any: they take none of these. */
const OURS = [20_000, 32_000] as const;
/** The workers of Jest, which run beside one another, each have every sixteenth of them. */
const WORKERS = 16;
const worker = Number(process.env.JEST_WORKER_ID ?? 0) % WORKERS;
const given = new Set<number>();

/** A port of 127.0.0.1 that nobody uses now; never the same one twice, however late its server begins to listen. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = WORKERS * randomInt(OURS[0] / WORKERS, OURS[1] / WORKERS) + worker;
    if (given.has(port) || (await obstacle(port))) continue;
    given.add(port);
    return port;
  }
}

/** Whether something accepts connections on this port of 127.0.0.1. */
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

/** Why listening on the port fails, as the operating system's code, or undefined when the port is free. */
function obstacle(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(undefined)));
  });
}

/**
 * @param what the program that wants the port, as a person calls it
 * @param variable the environment variable that chooses the port
 */
export function portMessage(what: string, port: number, variable: string, code: string): string {
  const other = `choose another one, for example ${variable}=${port < 1024 ? port + 8000 : port + 1} npm start`;
  if (code === 'EADDRINUSE')
    return `Port ${port}, which ${what} needs, is used by another program: end that program, or ${other}.`;
  if (code === 'EACCES') return `Port ${port} is not open to this account for ${what}: ${other}.`;
  return `${what} cannot listen on port ${port} (${code}): ${other}.`;
}

/** @throws Trouble when the port is not free */
export async function demandPort(what: string, port: number, variable: string): Promise<void> {
  // On some systems a listener on every address does not hinder one on 127.0.0.1: so ask both ways.
  const code = (await accepts(port)) ? 'EADDRINUSE' : await obstacle(port);
  if (code) throw new Trouble(portMessage(what, port, variable, code));
}
