import { Link } from 'react-router';
import type { Schemas } from '../api/client';
import { Bases } from '../entry/parts';
import { entryPage } from '../entry/read';
import { Facts } from '../entry/stated';
import { Table } from '../list/table';
import { useArticles } from '../words/articles';
import { instantInWords } from '../words/dates';
import { useEnumeration } from '../words/dictionary';
import { useLanguage, useTexts } from '../words/language';
import { REPLIED } from './reply-texts';

type Decision = Schemas['Proposal']['decisions'][number];

/** A reply, or what is proposed as such: the opinion on each item with its ground, and what goes with a consent. */
export function ReplyContent({ reply }: { readonly reply: Schemas['Proposal'] | Schemas['Reply'] }) {
  const text = useTexts(REPLIED);
  const language = useLanguage();
  const replyResultWord = useEnumeration('replyResult');
  const given = 'result' in reply ? reply : undefined;
  return (
    <>
      <Table<Decision>
        caption={text.decisions}
        rows={reply.decisions}
        keyOf={({ itemId }) => itemId}
        columns={[
          { title: text.item, isHead: true, cell: ({ itemName }) => itemName },
          {
            title: text.opinion,
            className: 'narrow',
            cell: ({ agree }) => <strong>{agree ? text.agreed : text.refused}</strong>,
          },
          { title: text.why, cell: (decision) => !decision.agree && <Why decision={decision} /> },
        ]}
      />
      <Facts
        of={[
          [text.result, given && (given.partial ? text.partly : replyResultWord(given.result))],
          [text.at, given && instantInWords(given.repliedAt, language)],
          [text.disposal, reply.disposalInstruction],
          [text.matrix, reply.responsibilityMatrix],
        ]}
      />
    </>
  );
}

/** Why an item was refused: the ground, the facts, and what is cited. */
function Why({ decision }: { readonly decision: Decision }) {
  const text = useTexts(REPLIED);
  const refusalGroundWord = useEnumeration('refusalGround');
  const articlesOf = useArticles();
  const { code, text: said, conditionText, basisTitle, article, basis, sourceCatalogCode } = decision;
  return (
    <>
      <strong>{code && refusalGroundWord(code)}</strong> {said}
      {conditionText && <small>{text.condition(conditionText)}</small>}
      {(basisTitle ?? article) && (
        <small>{[basisTitle, article && articlesOf(article)].filter(Boolean).join(' ')}</small>
      )}
      {basis && <Bases bases={[basis]} />}
      {sourceCatalogCode && (
        <small>
          {text.source}
          <Link to={entryPage(sourceCatalogCode)}>{sourceCatalogCode}</Link>
        </small>
      )}
    </>
  );
}
