import createClient, { type Middleware } from 'openapi-fetch';
import type { components, paths } from '../../generated/api';
import { sessionEnded } from './session';

export type Schemas = components['schemas'];
/** An error of the API (RFC 9457), with the fields that it names. */
export type Problem = Schemas['Problem'];

/** Refusal of the API. Its message is for people. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.detail ?? problem.title);
    this.name = 'Refusal';
  }
}

/** The API was not reached: the network is down, or the platform is starting. What was sent may have arrived. */
export class Unreachable extends Error {
  constructor() {
    super('没有收到平台的答复，请检查网络后重试。填写的内容仍在。');
    this.name = 'Unreachable';
  }
}

let csrfToken: Promise<string> | undefined;

/** The text that each write of this session must bring. It is asked for once, before the first write. */
const csrfTokenOfSession = (): Promise<string> =>
  (csrfToken ??= api.GET('/api/v1/session').then(({ data }) => {
    if (data) return data.csrfToken;
    csrfToken = undefined;
    throw new Unreachable();
  }));

const edge: Middleware = {
  async onRequest({ request }) {
    if (request.method === 'GET') return;
    request.headers.set('X-CSRF-Token', await csrfTokenOfSession());
  },
  async onResponse({ response }) {
    if (response.ok) return;
    const problem = (await response
      .clone()
      .json()
      .catch(() => null)) as Problem | null;
    if (response.status === 401) sessionEnded();
    if (problem === null || typeof problem.code !== 'string') throw new Unreachable();
    throw new Refusal(response.status, problem);
  },
  onError() {
    return new Unreachable();
  },
};

/** The API, typed by its document. A refusal is thrown as {@link Refusal}. */
export const api = createClient<paths>({ baseUrl: '' });
api.use(edge);

/** Returns the data of an answer. The edge above throws for all others. */
export function dataOf<T>({ data }: { readonly data?: T }): T {
  if (data === undefined) throw new Unreachable();
  return data;
}
