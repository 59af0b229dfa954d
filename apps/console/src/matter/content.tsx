import type { Schemas } from '../api/client';
import { useTexts } from '../words/language';
import { MATTER } from '../pages/matter/texts';
import '../styles/sharing.css';
import { Extensions } from './extensions';
import { hasContent } from './has-content';
import { ReplyContent } from './reply-content';
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
    ([name, value]) => !ELSEWHERE.includes(name) && hasContent(value) && !isRepeated(name, matter),
  );
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="content">
      <h2 id="content">{text.content}</h2>
      {shown.map(([name, value]) => (
        <section key={name} className="part">
          <h3>{label(name)}</h3>
          <Part name={name} value={value} matter={matter} />
        </section>
      ))}
    </section>
  );
}

/** True for a proposal that has become the reply. */
const isRepeated = (name: string, matter: Schemas['Matter']): boolean =>
  name === 'proposal' && matter.process === 'share-request' && matter.reply !== null;

/** A document of a matter: those that are read most are drawn by hand, the others as their values stand. */
function Part({
  name,
  value,
  matter,
}: {
  readonly name: string;
  readonly value: unknown;
  readonly matter: Schemas['Matter'];
}) {
  if (matter.process === 'share-request') {
    if (name === 'request') return <RequestPairs request={matter.request} />;
    const reply = name === 'reply' || name === 'proposal' ? matter[name] : null;
    if (reply) return <ReplyContent reply={reply} />;
    if (name === 'extensions') return <Extensions of={matter.extensions} />;
  }
  if (matter.process === 'catalog-update' && name === 'extension' && matter.extension)
    return <Extensions of={[matter.extension]} />;
  return <Value name={name} value={value} />;
}
