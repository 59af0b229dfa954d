import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { reading } from '../../api/queries';
import { EntryFacts } from '../../entry/facts';
import { useEntry, type Entry } from '../../entry/read';
import { CommandForm } from '../../form/command-form';
import { EntryPicker } from '../../form/pickers';
import { useLabel } from '../../form/labels';
import { useFilters } from '../../list/filters';
import { Failure } from '../../shell/failure';
import { COMMON } from '../../words/common';
import { useTexts } from '../../words/language';
import '../../styles/sharing.css';
import { PageTitle } from '../title';
import { RequestBody } from './body';
import { MayAsk, useObstacles } from './may-ask';
import { Ours } from './ours';
import { REQUEST } from './texts';

/** A new request: for the entry of the address, perhaps after the model of an earlier request (`?copy=`). */
export function NewRequest() {
  const text = useTexts(REQUEST);
  const common = useTexts(COMMON);
  const [given, change] = useFilters();
  const copyOf = given.get('copy') ?? '';
  const copy = useQuery({
    ...reading('/api/v1/share-requests/{id}/copy', { path: { id: copyOf } }),
    enabled: copyOf !== '',
  });
  const code = copy.data?.request.catalogCode ?? given.get('entry') ?? '';
  const entry = useEntry(code);
  const isRead = entry.data !== undefined && (copyOf === '' || copy.data !== undefined);
  const obstacles = useObstacles(code);
  const failed = copy.error ?? entry.error;
  if (failed) return <Failure error={failed} />;
  return (
    <article className="act wide">
      <PageTitle title={text.title} lead={text.lead} />
      {code === '' && copyOf === '' && <Choose onChoose={(next) => change({ entry: next })} />}
      {(code !== '' || copyOf !== '') && !isRead && <p className="waiting">{common.loading}</p>}
      {isRead && entry.data && (
        <div className="columns">
          <div>
            {obstacles && <MayAsk entry={entry.data} obstacles={obstacles} />}
            {obstacles?.length === 0 && (
              <>
                {copy.data && <Copied omitted={copy.data.omitted} />}
                <Form
                  key={`${code} ${copyOf}`}
                  about={`${code} ${copyOf}`.trim()}
                  entry={entry.data}
                  initial={copy.data?.request ?? { catalogCode: code }}
                />
              </>
            )}
          </div>
          <aside className="first">
            <EntryFacts entry={entry.data} />
            <Ours catalogCode={code} onCopy={(matterId) => change({ copy: matterId })} />
          </aside>
        </div>
      )}
    </article>
  );
}

function Form({ about, entry, initial }: { readonly about: string; readonly entry: Entry; readonly initial: object }) {
  const text = useTexts(REQUEST);
  const navigate = useNavigate();
  return (
    <CommandForm
      process="share-request"
      command="draft-request"
      about={about}
      initial={initial}
      sendTitle={text.save}
      onDone={({ matterId }) => void navigate(`/matters/${matterId}`)}
      onCancel={() => void navigate(-1)}
    >
      {(body) => <RequestBody {...body} entry={entry} />}
    </CommandForm>
  );
}

function Choose({ onChoose }: { readonly onChoose: (catalogCode: string) => void }) {
  const text = useTexts(REQUEST);
  return (
    <section>
      <p>{text.choose}</p>
      <div className="ways">
        <Link className="button primary" to="/catalog">
          {text.toCatalog}
        </Link>
        <label htmlFor="entry">{text.orChoose}</label>
        <EntryPicker
          id="entry"
          value=""
          onChange={onChoose}
          aria-describedby="entry"
          aria-invalid={false}
          aria-required={false}
        />
      </div>
    </section>
  );
}

/** What of the earlier request was taken over, and what was not, with the reason. */
function Copied({ omitted }: { readonly omitted: readonly { readonly field: string; readonly reason: string }[] }) {
  const text = useTexts(REQUEST);
  const label = useLabel();
  return (
    <div className="notice" role="note">
      <p>{text.copied}</p>
      {omitted.length > 0 && (
        <>
          <p>{text.omitted}</p>
          <ul>
            {omitted.map(({ field, reason }) => (
              <li key={field}>
                {label(field)}：{reason}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
