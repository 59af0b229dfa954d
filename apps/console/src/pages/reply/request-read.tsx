import type { Schemas } from '../../api/client';
import { RequestPairs } from '../../matter/request-pairs';
import { useTexts } from '../../words/language';
import { REPLY } from './texts';

/** The request as the provider reads it before it replies: statements, items by name, bases and files. */
export function RequestRead({ matter }: { readonly matter: Schemas['ShareRequest'] }) {
  const text = useTexts(REPLY);
  const files = matter.history.items.flatMap(({ documents, actor }) =>
    actor?.departmentId === matter.parties.requester?.departmentId ? documents : [],
  );
  return (
    <section aria-labelledby="request">
      <h2 id="request">{text.asked(matter.parties.requester?.name ?? '')}</h2>
      <RequestPairs request={matter.request} />
      {files.length > 0 && (
        <>
          <h3>{text.requestFiles}</h3>
          <ul className="files">
            {files.map(({ documentId, name }) => (
              <li key={documentId}>
                <a href={`/api/v1/documents/${documentId}`}>{name ?? text.files}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
