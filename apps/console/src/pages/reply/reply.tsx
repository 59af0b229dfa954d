import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useParams } from 'react-router';
import { reading } from '../../api/queries';
import { Failure } from '../../shell/failure';
import { COMMON } from '../../words/common';
import { useTexts } from '../../words/language';
import { PageTitle } from '../title';
import { REPLY } from './texts';

/** The address of a reply: leads to its proposal, new or standing, whichever the person may write now. */
export function ReplyPage() {
  const { id = '' } = useParams();
  const text = useTexts(REPLY);
  const common = useTexts(COMMON);
  const found = useQuery(reading('/api/v1/matters/{id}', { path: { id } }));
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <p className="waiting">{common.loading}</p>;
  const ways = found.data.availableCommands.filter(({ command }) => /^(propose|revise)-reply$/.test(command));
  const open = ways.find(({ allowed }) => allowed);
  if (open) return <Navigate replace to={`/matters/${id}/act/${open.command}`} />;
  return (
    <>
      <PageTitle title={text.title} lead={found.data.subject} />
      <p className="refused">
        {text.noReply} {ways[0]?.reason} <Link to={`/matters/${id}`}>{text.back}</Link>
      </p>
    </>
  );
}
