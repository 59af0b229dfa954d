import { writeFileSync } from 'node:fs';
import inspector from 'node:inspector';
import path from 'node:path';
import { isMainThread, threadId } from 'node:worker_threads';

/*
 * Loaded before the API and the worker, in each of their threads. The message `profile` of the parent process makes every
 * thread begin its profile; `write` makes it write it to the folder BENCH_PROFILES.
 */
const folder = process.env.BENCH_PROFILES ?? '';
const program = isMainThread ? path.basename(path.dirname(path.dirname(process.argv[1] ?? ''))) : 'thread';
const channel = new BroadcastChannel('profile');
const session = new inspector.Session();
session.connect();

function hear(what: unknown): void {
  if (what === 'profile') {
    session.post('Profiler.enable');
    session.post('Profiler.start');
  }
  if (what === 'write')
    session.post('Profiler.stop', (_error, { profile }) => {
      writeFileSync(path.join(folder, `${program}-${threadId}.json`), JSON.stringify(profile));
    });
}

channel.onmessage = ({ data }: { readonly data: unknown }) => hear(data);
channel.unref();
if (isMainThread)
  process.on('message', ({ profile }: { readonly profile?: string }) => {
    if (!profile) return;
    channel.postMessage(profile);
    hear(profile);
    process.send?.({ result: profile });
  });
