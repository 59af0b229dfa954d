import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { reading, type Answer } from '../../api/queries';
import { ListOf } from '../../list/list-of';
import { useToday } from '../../shell/now';
import { dayInWords } from '../../words/dates';
import { useLanguage, useTexts } from '../../words/language';
import { useProcessWords } from '../../words/process-words';
import { ADMIN } from './texts';

type Answered = Answer<'/api/v1/calendars/{version}/what-if'>;
type Row = Schemas['CalendarWhatIf']['items'][number];

/** The limits that a version would change if it were put into force now. */
export function WhatIf({ version }: { readonly version: string }) {
  const text = useTexts(ADMIN);
  const language = useLanguage();
  const today = useToday();
  const { processOf } = useProcessWords();
  const pages = useWhatIf(version);
  const counts = pages.first?.counts;
  const effects = (row: Row): string =>
    (['becomesOverdue', 'ceasesOverdue', 'becomesFinal', 'moved'] as const)
      .filter((one) => row[one])
      .map((one) => text[one])
      .join('、');
  const day = (date: string | null): string => (date === null ? '' : dayInWords(date, language, today));
  return (
    <>
      <h3>{text.whatIf}</h3>
      {counts && <p>{text.counts(counts.matters, counts.changed, counts.becomesOverdue, counts.ceasesOverdue)}</p>}
      <ListOf<Row>
        pages={pages}
        caption={text.whatIf}
        empty={text.noWhatIf}
        keyOf={({ matterId, clockId }) => `${matterId}${clockId}`}
        classOf={({ becomesOverdue }) => (becomesOverdue ? 'late' : undefined)}
        columns={[
          {
            title: text.matter,
            isHead: true,
            cell: ({ matterId, process, processTitle, number }) => (
              <Link to={`/matters/${matterId}`}>
                {[processOf(process, processTitle), number].filter(Boolean).join(' ')}
              </Link>
            ),
          },
          {
            title: text.clock,
            cell: ({ clockTitle, clauseTitle }) => (
              <>
                {clockTitle}
                <small>{clauseTitle}</small>
              </>
            ),
          },
          { title: text.responsible, cell: ({ responsibleName }) => responsibleName },
          { title: text.before, cell: ({ before }) => day(before.lastDay) },
          { title: text.after, cell: ({ after }) => day(after.lastDay) },
          { title: text.effect, cell: effects },
        ]}
      />
    </>
  );
}

function useWhatIf(version: string) {
  const client = useQueryClient();
  const found = useInfiniteQuery({
    queryKey: ['/api/v1/calendars/{version}/what-if', { version }, null, 'pages'],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }): Promise<Answered> =>
      client.fetchQuery(
        reading('/api/v1/calendars/{version}/what-if', {
          path: { version },
          query: pageParam === undefined ? {} : { cursor: pageParam },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  return {
    rows: found.data?.pages.flatMap(({ items }) => items) ?? [],
    first: found.data?.pages[0],
    isReading: found.isFetching,
    isRead: found.data !== undefined,
    error: found.error,
    again: () => void found.refetch(),
    more: found.hasNextPage ? () => void found.fetchNextPage() : undefined,
  };
}
