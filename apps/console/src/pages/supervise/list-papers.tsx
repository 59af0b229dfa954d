import { useQuery } from '@tanstack/react-query';
import { reading } from '../../api/queries';
import { useTexts } from '../../words/language';
import { LATE } from './texts';

/** The list as an official paper, of one department or of all that the person may see, and the bulletin of a department. */
export function ListPapers({ department }: { readonly department: string | null }) {
  const text = useTexts(LATE);
  const query = department === null ? {} : { department };
  const papers = useQuery(reading('/api/v1/papers', { query }));
  return papers.data?.items.map(({ kind, href, listed }) => (
    <a key={kind} className="button" href={withFormat(href)} target="_blank" rel="noreferrer">
      {kind === 'overdue-list' ? text.print : text.bulletin}{' '}
      <small>
        {kind === 'overdue-list' && text.printWhole(listed)}
        {department !== null && ` ${text.chosenDepartment}`}
      </small>
    </a>
  ));
}

function withFormat(href: string): string {
  const address = new URL(href, location.origin);
  address.searchParams.set('format', 'pdf');
  return address.pathname + address.search;
}
