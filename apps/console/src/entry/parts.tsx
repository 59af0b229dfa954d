import { dayInWords } from '../words/dates';
import { useEnumeration } from '../words/dictionary';
import { useLanguage, useTexts } from '../words/language';
import { ENTRY } from './texts';

type Attribute = 'UNCONDITIONAL' | 'CONDITIONAL' | 'NON_SHAREABLE';

/** How data are shared: the word in a frame, whose line differs with it. */
export function AttributeMark({ attribute }: { readonly attribute: Attribute | null }) {
  const shareAttributeWord = useEnumeration('shareAttribute');
  return attribute && <span className={`attribute ${attribute}`}>{shareAttributeWord(attribute)}</span>;
}

interface Condition {
  readonly conditionId: string;
  readonly kind: string | null;
  readonly text: string;
}

/** The published conditions, each with what it limits. */
export function Conditions({ conditions }: { readonly conditions: readonly Condition[] }) {
  const text = useTexts(ENTRY);
  const conditionKindWord = useEnumeration('conditionKind');
  if (conditions.length === 0) return <p className="empty">{text.noConditions}</p>;
  return (
    <ul className="conditions">
      {conditions.map(({ conditionId, kind, text: said }) => (
        <li key={conditionId}>
          <small>{kind && conditionKindWord(kind)}</small> {said}
        </li>
      ))}
    </ul>
  );
}

export interface Basis {
  readonly type: string | null;
  readonly title: string;
  readonly article: string;
  readonly repealedOn?: string | null | undefined;
}

/** Legal bases, one a line: 《title》article, and what kind of act it is. */
export function Bases({ bases }: { readonly bases: readonly Basis[] }) {
  const text = useTexts(ENTRY);
  const language = useLanguage();
  const basisTypeWord = useEnumeration('basisType');
  return (
    <ul className="bases">
      {bases.map(({ type, title, article, repealedOn }) => (
        <li key={`${title}${article}`}>
          {text.bookTitle(title, article)} <small>{type && basisTypeWord(type)}</small>
          {repealedOn && <strong> {text.repealed(dayInWords(repealedOn, language))}</strong>}
        </li>
      ))}
    </ul>
  );
}

export interface NamedItem {
  readonly itemId: string;
  readonly name: string | null;
  readonly shareAttribute: Attribute;
}

/** Items of an entry in a line, each by its name and how it is shared. */
export function NamedItems({ items }: { readonly items: readonly NamedItem[] }) {
  return (
    <ul className="named">
      {items.map(({ itemId, name, shareAttribute }) => (
        <li key={itemId}>
          {name} <AttributeMark attribute={shareAttribute} />
        </li>
      ))}
    </ul>
  );
}
