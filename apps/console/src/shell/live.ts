import type { QueryClient } from '@tanstack/react-query';
import { shared } from '../shared';
import { clockRead, type PlatformClock } from './now';

export type Connection = 'OPEN' | 'LOST';
interface Moved {
  readonly matterId: string;
  readonly seq: number;
}

/** Lists that change when any matter does. They are read again at most once in this time, in ms. */
const CALM_MS = 2_000;
const LISTS = [
  '/api/v1/tasks',
  '/api/v1/alerts',
  '/api/v1/matters',
  '/api/v1/matters/counts',
  '/api/v1/overdue',
  '/api/v1/lateness',
  '/api/v1/me/drafts',
  '/api/v1/me/acts',
] as const;
/** Time after which a stream that the browser gave up is opened again, in ms. */
const AGAIN_MS = 5_000;

const connection = shared<Connection>('OPEN');
/** The last place of each matter's history that was told. */
const places = shared<ReadonlyMap<string, number>>(new Map());

/** Whether the platform tells what moves, or the connection is lost and will be tried again. */
export const useConnection = (): Connection => connection.use();

/** The last place of a matter's history that was told by the stream; 0 if none was. */
export const useMovedTo = (matterId: string): number => places.use((all) => all.get(matterId) ?? 0);

/**
 * Opens the stream of the platform and keeps what was read up to date. Lists are read again; an open matter is not, its
 * page tells that it moved (a form is never replaced under the hands of its writer). Returns the end of it.
 */
export function listen(queries: QueryClient): () => void {
  let stream: EventSource | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let stale: ReturnType<typeof setTimeout> | undefined;

  const listsAreStale = (): void => {
    stale ??= setTimeout(() => {
      stale = undefined;
      for (const list of LISTS) void queries.invalidateQueries({ queryKey: [list] });
    }, CALM_MS);
  };
  const open = (): void => {
    stream = new EventSource('/api/v1/stream');
    stream.onopen = () => connection.set('OPEN');
    stream.onerror = () => {
      connection.set('LOST');
      if (stream?.readyState !== EventSource.CLOSED) return; // the browser tries it again, from where it was
      again = setTimeout(() => {
        listsAreStale();
        open();
      }, AGAIN_MS);
    };
    stream.addEventListener('matter', ({ data }: MessageEvent<string>) => {
      const { matterId, seq } = JSON.parse(data) as Moved;
      places.set(new Map(places.get()).set(matterId, Math.max(seq, places.get().get(matterId) ?? 0)));
      listsAreStale();
    });
    stream.addEventListener('counts', ({ data }: MessageEvent<string>) => {
      const { unread } = JSON.parse(data) as { unread: number };
      queries.setQueriesData<object>({ queryKey: ['/api/v1/me'] }, (me) => me && { ...me, unread });
      listsAreStale();
    });
    stream.addEventListener('clock', ({ data }: MessageEvent<string>) => {
      const clock = JSON.parse(data) as PlatformClock;
      clockRead(clock);
      queries.setQueriesData({ queryKey: ['/api/v1/platform-clock'] }, clock); // the message is the answer
      listsAreStale();
    });
    stream.addEventListener('rollout', () => void queries.invalidateQueries({ queryKey: ['/api/v1/calendars'] }));
    stream.addEventListener('reload', listsAreStale);
  };
  open();
  return () => {
    stream?.close();
    clearTimeout(again);
    clearTimeout(stale);
  };
}
