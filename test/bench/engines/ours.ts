import http from 'node:http';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { RehearsalApi } from '../../../infra/rehearsal/api-client.js';
import { stopOf } from '../../e2e/way.fixture.js';
import type { Engine, Target } from './engine.js';

type Domain = typeof import('#libs/domain');

/** Opens the HTTP API of a build; the payloads are the examples of its own command table. */
export async function open({ url = '', build = '' }: Target): Promise<Engine> {
  const { rowOf, shareRequest } = (await import(path.join(build, 'dist/libs/domain/src/index.js'))) as Domain;
  const rehearsal = new RehearsalApi(url);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
  const course: { readonly command: string; readonly payload: string; readonly authorization: string }[] = [];
  for (let command: string | null = 'accept-delivery'; command; command = stopOf(command).after) {
    const payload = JSON.stringify(rowOf(shareRequest, command)?.example);
    course.unshift({ command, payload, authorization: await rehearsal.authorization(stopOf(command).account) });
  }
  return {
    async command(k, matter) {
      const step = course[k];
      if (!step) throw new Error(`there is no command ${k}`);
      const { command, payload, authorization } = step;
      const at = k === 0 ? '/api/v1/share-requests' : `/api/v1/share-requests/${matter}/commands/${command}`;
      const answer = await post(agent, url + at, authorization, payload);
      return (JSON.parse(answer) as { readonly matterId: string }).matterId;
    },
    close: () => Promise.resolve(agent.destroy()),
  };
}

/** Posts JSON with a new Idempotency-Key. Throws unless it was carried out. */
function post(agent: http.Agent, url: string, authorization: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization,
      'idempotency-key': randomUUID(),
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    const request = http.request(url, { method: 'POST', agent, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.once('error', reject);
      response.once('end', () => {
        const text = Buffer.concat(parts).toString();
        if ((response.statusCode ?? 500) < 300) resolve(text);
        else reject(new Error(`answered ${response.statusCode}: ${text}`));
      });
    });
    request.once('error', reject);
    request.end(body);
  });
}
