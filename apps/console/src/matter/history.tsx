import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, dataOf, type Schemas } from '../api/client';
import { useToday } from '../shell/now';
import { instantInWords } from '../words/dates';
import { useWord } from '../words/dictionary';
import { useLanguage, useTexts } from '../words/language';
import { MATTER } from '../pages/matter/texts';
import { verify, type Verdict } from './proof';

type Item = Schemas['HistoryItem'];

/** Reads the story of a matter page by page; it is read anew when the matter is shown at a later place. */
export function useHistory(matterId: string, seq: number) {
  return useInfiniteQuery({
    queryKey: ['/api/v1/matters/{id}/history', matterId, seq],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam: cursor, signal }) =>
      dataOf(
        await api.GET('/api/v1/matters/{id}/history', {
          params: { path: { id: matterId }, query: { limit: 100, ...(cursor !== undefined && { cursor }) } },
          signal,
        }),
      ),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

/** The story of a matter: who did what in which office, under which clause, with which files. */
export function History({ matterId, seq }: { readonly matterId: string; readonly seq: number }) {
  const text = useTexts(MATTER);
  const history = useHistory(matterId, seq);
  const items = history.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-labelledby="history">
      <h2 id="history">{text.history}</h2>
      <ol className="story">
        {items.map((item) => (
          <Told key={item.seq} matterId={matterId} item={item} />
        ))}
      </ol>
      {history.hasNextPage && (
        <Button onClick={() => void history.fetchNextPage()} loading={history.isFetching}>
          {text.olderHistory}
        </Button>
      )}
    </section>
  );
}

export function Told({ matterId, item }: { readonly matterId: string; readonly item: Item }) {
  const text = useTexts(MATTER);
  const language = useLanguage();
  const word = useWord();
  const today = useToday();
  const { actor } = item;
  return (
    <li className={actor ? undefined : 'by-platform'}>
      <p className="head">
        <time>{instantInWords(item.at, language, today)}</time>{' '}
        {actor ? (
          <span>
            {actor.departmentName} {word('role', actor.role, actor.roleTitle)} {actor.accountId}
            {item.onBehalfOf && `（${text.for} ${item.onBehalfOf}）`}
            {item.draftedBy && `（${text.drafted}）`}
          </span>
        ) : (
          <span>{text.platform}</span>
        )}{' '}
        <span className="clause">{item.clauseTitle}</span>
      </p>
      <p>{item.sentence}</p>
      {item.documents.length > 0 && (
        <ul className="files" aria-label={text.attachments}>
          {item.documents.map(({ documentId, name }) => (
            <li key={documentId}>
              <a href={`/api/v1/documents/${documentId}`}>{name ?? text.attachments}</a>
            </li>
          ))}
        </ul>
      )}
      <ProofOf matterId={matterId} item={item} />
    </li>
  );
}

/** The proof of one entry, on demand. */
function ProofOf({ matterId, item }: { readonly matterId: string; readonly item: Item }) {
  const text = useTexts(MATTER);
  const [verdict, setVerdict] = useState<Verdict | 'RUNNING'>();
  const [fault, setFault] = useState<string>();
  const words = {
    WHOLE: text.proofDone,
    CHAIN_ONLY: text.proofChain,
    BROKEN: text.proofBroken,
    RUNNING: text.proofRunning,
  };
  const run = async (): Promise<void> => {
    setVerdict('RUNNING');
    try {
      setVerdict(await verify(matterId, item.seq, item.hash));
    } catch (error) {
      setVerdict(undefined);
      setFault(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <details
      className="proof"
      onToggle={({ currentTarget }) => currentTarget.open && verdict === undefined && void run()}
    >
      <summary>{text.proof}</summary>
      {verdict && <p className={verdict === 'BROKEN' ? 'fault' : undefined}>{words[verdict]}</p>}
      {fault && <p className="fault">{fault}</p>}
      <code>{item.hash}</code>
    </details>
  );
}
