import { EntryFacts } from '../../entry/facts';
import { useEntry } from '../../entry/read';
import { Lacks } from '../../form/lacks';
import { Failure } from '../../shell/failure';
import { COMMON } from '../../words/common';
import { useTexts } from '../../words/language';
import '../../styles/sharing.css';
import type { HandMadeProps } from '../../matter/hand-made-props';
import { RequestBody } from './body';

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
        {matter.process === 'share-request' && (
          <Lacks
            path="/api/v1/share-requests/{id}/commands/submit-internally"
            id={matter.matterId}
            body={{ revision: matter.request.revision, declaration: true }}
          />
        )}
        <RequestBody {...body} entry={entry.data} />
      </div>
      <aside>
        <EntryFacts entry={entry.data} />
      </aside>
    </div>
  );
}
