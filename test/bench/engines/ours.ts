import http from 'node:http';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import type * as domain from '#libs/domain';
import { RehearsalApi } from '../../../infra/rehearsal/api-client.js';
import { stopOf } from '../../e2e/way.fixture.js';
import type { Engine, Target } from './engine.js';
import { post } from './post.js';

type Domain = typeof domain;

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
      const headers = { authorization, 'idempotency-key': randomUUID() };
      const answer = await post(agent, url + at, headers, payload);
      return (JSON.parse(answer) as { readonly matterId: string }).matterId;
    },
    close: () => Promise.resolve(agent.destroy()),
  };
}
