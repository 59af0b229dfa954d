import http from 'node:http';
import type { Engine, Target } from './engine.js';
import { post } from './post.js';

/** Opens a peer over HTTP. */
export function open({ url = '' }: Target): Promise<Engine> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
  return Promise.resolve({
    async command(k, matter) {
      await post(agent, `${url}/life/${matter}/step`, {}, String(k));
      return matter;
    },
    close: () => Promise.resolve(agent.destroy()),
  });
}
