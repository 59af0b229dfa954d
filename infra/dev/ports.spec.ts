import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import net from 'node:net';
import { accepts, demandPort, freePort, portMessage } from './ports.js';

describe('ports', () => {
  const servers: net.Server[] = [];
  const listen = async (port: number): Promise<void> => {
    const server = net.createServer().listen(port, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
  };
  afterEach(() => servers.splice(0).forEach((server) => server.close()));

  it('finds a port that can be used', async () => {
    const port = await freePort();
    expect(await accepts(port)).toBe(false);
    await expect(demandPort('it', port, 'PORT')).resolves.toBeUndefined();
    await listen(port);
    expect(await accepts(port)).toBe(true);
  });

  it('reports the port, the program that needs it and how to choose another', async () => {
    const port = await freePort();
    await listen(port);
    await expect(demandPort('the API', port, 'PORT')).rejects.toThrow(
      `Port ${port}, which the API needs, is used by another program: end that program, or choose another one, for example PORT=${port + 1} npm start.`,
    );
  });

  it('proposes an unprivileged port if a privileged one is refused', () => {
    expect(portMessage('the API', 80, 'PORT', 'EACCES')).toBe(
      'Port 80 is not open to this account for the API: choose another one, for example PORT=8080 npm start.',
    );
  });
});
