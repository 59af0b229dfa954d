import http from 'node:http';
import { RehearsalApi } from '../../../infra/rehearsal/api-client.js';
import { until } from '../../support/until.js';

/*
 * The process that holds open streams. It reads of a message no more than its kind and, of a matter, which one it is.
 */

/** Opens so many streams of each account, and waits until each was told how things stand. */
interface OpenTask {
  readonly kind: 'open';
  readonly url: string;
  readonly accounts: readonly string[];
  readonly each: number;
}
/** Waits until a matter was told so many times. */
interface HearTask {
  readonly kind: 'hear';
  readonly matterId: string;
  readonly times: number;
}
/** Closes all streams. */
interface CloseTask {
  readonly kind: 'close';
}
export type StreamTask = OpenTask | HearTask | CloseTask;

/** What the streams heard so far. */
export interface StreamsHeard {
  readonly open: number;
  readonly messages: number;
}

/** Streams that are opened at once. */
const AT_ONCE = 20;

const streams = new Set<http.ClientRequest>();
const timesTold = new Map<string, number>();
let messages = 0;

/** Opens one stream; settles when its first position was told. */
function open(url: string, authorization: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { authorization, accept: 'text/event-stream' };
    const request = http.get(`${url}/api/v1/stream`, { agent: false, headers }, (response) => {
      if (response.statusCode !== 200) return reject(new Error(`a stream answered ${response.statusCode}`));
      response.setEncoding('utf8').on('data', (part: string) => {
        messages += part.match(/^event: /gm)?.length ?? 0;
        for (const [, id = ''] of part.matchAll(/"matterId":"([^"]+)"/g))
          timesTold.set(id, (timesTold.get(id) ?? 0) + 1);
        if (part.includes('id: ')) resolve();
      });
      response.once('close', () => streams.delete(request));
    });
    request.once('error', reject);
    streams.add(request);
  });
}

async function run(task: StreamTask): Promise<StreamsHeard> {
  switch (task.kind) {
    case 'open': {
      const api = new RehearsalApi(task.url);
      const waiting = task.accounts.flatMap((account) => Array<string>(task.each).fill(account));
      const next = async (): Promise<void> => {
        for (let account = waiting.pop(); account !== undefined; account = waiting.pop())
          await open(task.url, await api.authorization(account));
      };
      await Promise.all(Array.from({ length: AT_ONCE }, next));
      break;
    }
    case 'hear':
      await until(`${task.matterId} is told`, () => Promise.resolve((timesTold.get(task.matterId) ?? 0) >= task.times));
      break;
    case 'close':
      for (const stream of streams) stream.destroy();
      await until('all streams are closed', () => Promise.resolve(streams.size === 0));
      break;
  }
  return { open: streams.size, messages };
}

process.on('message', (task: StreamTask) => {
  run(task).then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ error: error instanceof Error ? error.stack : String(error) }),
  );
});
process.once('disconnect', () => process.exit(0));
