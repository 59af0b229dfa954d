import type { Schemas } from '../api/client';
import { useTexts } from '../words/language';
import { MATTER } from '../pages/matter/texts';
import '../styles/sharing.css';
import { hasContent } from './has-content';
import { RequestPairs } from './request-pairs';
import { Value } from './value';
import { useLabel } from '../form/labels';

/** Fields of a matter that its page shows elsewhere. */
const ELSEWHERE = [
  'matterId',
  'process',
  'processTitle',
  'number',
  'state',
  'stateTitle',
  'since',
  'subject',
  'parties',
  'seq',
  'headHash',
  'clocks',
  'availableCommands',
  'tasks',
  'links',
  'holder',
  'lastAct',
  'history',
  'urgency',
  'closed',
  'openedAt',
];

/** The documents of a matter as this reader sees them, whatever its process. */
export function Content({ matter }: { readonly matter: Schemas['Matter'] }) {
  const text = useTexts(MATTER);
  const label = useLabel();
  const shown = Object.entries<unknown>(matter).filter(
    ([name, value]) => !ELSEWHERE.includes(name) && hasContent(value),
  );
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="content">
      <h2 id="content">{text.content}</h2>
      {shown.map(([name, value]) => (
        <section key={name} className="part">
          <h3>{label(name)}</h3>
          {name === 'request' && matter.process === 'share-request' ? (
            <RequestPairs request={matter.request} />
          ) : (
            <Value name={name} value={value} />
          )}
        </section>
      ))}
    </section>
  );
}
