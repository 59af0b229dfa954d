import { useQuery } from '@tanstack/react-query';
import { reading } from '../api/queries';

/** The papers that can be printed of a matter. */
export function Papers({ matterId, title }: { readonly matterId: string; readonly title: string }) {
  const papers = useQuery(reading('/api/v1/matters/{id}/papers', { path: { id: matterId } }));
  if (!papers.data || papers.data.items.length === 0) return null;
  return (
    <section aria-labelledby="papers">
      <h2 id="papers">{title}</h2>
      <ul>
        {papers.data.items.map((paper) => (
          <li key={paper.href}>
            <a href={paper.href} target="_blank" rel="noreferrer">
              {paper.title}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
