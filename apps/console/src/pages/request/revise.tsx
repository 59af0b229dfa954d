import { useQuery } from '@tanstack/react-query';
import { tryOut } from '../../api/commands';
import { Refusal } from '../../api/client';
import { EntryFacts } from '../../entry/facts';
import { useEntry } from '../../entry/read';
import { faultsOf } from '../../form/errors';
import { useLabel } from '../../form/labels';
import { Failure } from '../../shell/failure';
import { COMMON } from '../../words/common';
import { useTexts } from '../../words/language';
import '../../styles/sharing.css';
import type { HandMadeProps } from '../matter/hand-made';
import { RequestBody } from './body';
import { REQUEST } from './texts';

/** The draft of a request as it is changed, beside its entry, with what it still lacks before it can be submitted. */
export function RequestDraft({ matter, ...body }: HandMadeProps) {
  const common = useTexts(COMMON);
  const code = 'catalogCode' in matter && matter.catalogCode ? matter.catalogCode : '';
  const entry = useEntry(code);
  if (entry.error) return <Failure error={entry.error} />;
  if (!entry.data) return <p className="waiting">{common.loading}</p>;
  return (
    <div className="columns">
      <div>
        {matter.process === 'share-request' && <Lacks matterId={matter.matterId} revision={matter.request.revision} />}
        <RequestBody {...body} entry={entry.data} />
      </div>
      <aside>
        <EntryFacts entry={entry.data} />
      </aside>
    </div>
  );
}

/** What stands against submitting the saved draft, as the API tries it. */
function Lacks({ matterId, revision }: { readonly matterId: string; readonly revision: number }) {
  const text = useTexts(REQUEST);
  const label = useLabel();
  const trial = useQuery({
    queryKey: ['lacks', matterId, revision],
    queryFn: () =>
      tryOut({
        path: '/api/v1/share-requests/{id}/commands/submit-internally',
        id: matterId,
        body: { revision, declaration: true },
      }),
  });
  const refused = trial.error instanceof Refusal ? [trial.error.problem] : [];
  const problems = trial.data?.problems ?? refused;
  if (!trial.data && refused.length === 0) return null;
  if (problems.length === 0) return <p className="notice">{text.complete}</p>;
  const { byField, whole } = faultsOf(problems);
  return (
    <div className="stale" role="note">
      <p>{text.beforeSubmit}</p>
      <p>
        {[...new Set([...byField.keys()].map((field) => label(field.split('.')[0] ?? field)))].join('、')}
        {whole.map(({ detail }) => detail).join(' ')}
      </p>
    </div>
  );
}
