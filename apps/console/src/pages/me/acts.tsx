import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { ListOf } from '../../list/list-of';
import { usePages } from '../../list/pages';
import { usePageSize } from '../../shell/low-bandwidth';
import { useToday } from '../../shell/now';
import { instantInWords } from '../../words/dates';
import { useWord } from '../../words/dictionary';
import { useLanguage, useTexts } from '../../words/language';
import { useProcessWords } from '../../words/process-words';
import { ME } from './texts';

type Draft = Schemas['DraftItem'];
type Act = Schemas['ActItem'];
type Subject = Pick<Act, 'matterId' | 'subject' | 'process' | 'processTitle' | 'number' | 'state' | 'stateTitle'>;

function Matter({ of }: { readonly of: Subject }) {
  const { processOf, stateOf } = useProcessWords();
  return (
    <>
      <Link to={`/matters/${of.matterId}`}>{of.subject}</Link>
      <small>
        {processOf(of.process, of.processTitle)} {of.number} · {stateOf(of.process, of.state, of.stateTitle)}
      </small>
    </>
  );
}

/** What the person drafted and the department has not put forward yet. */
export function Drafts() {
  const text = useTexts(ME);
  const language = useLanguage();
  const today = useToday();
  const limit = usePageSize();
  const pages = usePages('/api/v1/me/drafts', { limit });
  return (
    <section aria-labelledby="drafts">
      <h2 id="drafts">{text.drafts}</h2>
      <ListOf<Draft>
        pages={pages}
        caption={text.drafts}
        empty={text.noDrafts}
        keyOf={({ matterId }) => matterId}
        columns={[
          { title: text.matter, isHead: true, cell: (row) => <Matter of={row} /> },
          { title: text.begun, className: 'narrow', cell: ({ begunAt }) => instantInWords(begunAt, language, today) },
        ]}
      />
    </section>
  );
}

/** What the person did, the latest first. */
export function Acts() {
  const text = useTexts(ME);
  const language = useLanguage();
  const today = useToday();
  const word = useWord();
  const limit = usePageSize();
  const pages = usePages('/api/v1/me/acts', { limit });
  return (
    <section aria-labelledby="acts">
      <h2 id="acts">{text.acts}</h2>
      <ListOf<Act>
        pages={pages}
        caption={text.acts}
        empty={text.noActs}
        keyOf={({ matterId, seq }) => `${matterId}${String(seq)}`}
        columns={[
          { title: text.at, className: 'narrow', cell: ({ at }) => instantInWords(at, language, today) },
          {
            title: text.act,
            cell: ({ sentence, clauseTitle }) => (
              <>
                {sentence} <small>{clauseTitle}</small>
              </>
            ),
          },
          { title: text.matter, isHead: true, cell: (row) => <Matter of={row} /> },
          {
            title: text.as,
            cell: ({ role, roleTitle, departmentName, onBehalfOf }) => (
              <>
                {word('role', role, roleTitle)}
                <small>
                  {departmentName} {onBehalfOf && text.behalf(onBehalfOf)}
                </small>
              </>
            ),
          },
        ]}
      />
    </section>
  );
}
