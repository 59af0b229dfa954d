import { useInfiniteQuery } from '@tanstack/react-query';
import { reading, type Answer, type QueryOf, type Readable } from '../api/queries';

/**
 * Reads a list page by page: `rows` are those read so far, `more` reads on. The filters are those of the address, so a
 * link or a reload shows the same list.
 */
export function usePages<Path extends Readable>(path: Path, query: QueryOf<Path>) {
  const found = useInfiniteQuery({
    queryKey: [path, null, query, 'pages'] as const,
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal, client }) => {
      const asked = pageParam === undefined ? query : { ...(query as object), cursor: pageParam };
      const { queryFn } = reading(path, { query: asked as QueryOf<Path> });
      return (queryFn as (context: { signal: AbortSignal; client: typeof client }) => Promise<Answer<Path>>)({
        signal,
        client,
      });
    },
    getNextPageParam: (last) => (last as { nextCursor?: string | null }).nextCursor ?? undefined,
  });
  type Row = Answer<Path> extends { items: readonly (infer One)[] } ? One : never;
  const pages = found.data?.pages ?? [];
  return {
    rows: pages.flatMap((page) => (page as { items: Row[] }).items),
    first: pages[0],
    isReading: found.isFetching,
    isRead: found.data !== undefined,
    error: found.error,
    again: () => void found.refetch(),
    more: found.hasNextPage ? () => void found.fetchNextPage() : undefined,
  };
}
