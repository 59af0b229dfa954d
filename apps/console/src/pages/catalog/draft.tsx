import { useNavigate } from 'react-router';
import { CommandForm } from '../../form/command-form';
import { Lacks } from '../../form/lacks';
import { useTexts } from '../../words/language';
import '../../styles/sharing.css';
import type { HandMadeProps } from '../../matter/hand-made-props';
import { PageTitle } from '../title';
import { ContentBody } from './content-body';
import { CONTENT } from './content-texts';

/** A new entry of the catalogue. */
export function NewEntry() {
  const text = useTexts(CONTENT);
  const navigate = useNavigate();
  return (
    <article className="act wide">
      <PageTitle title={text.title} lead={text.lead} />
      <CommandForm
        process="catalog-entry"
        command="create-draft"
        initial={{ content: {} }}
        sendTitle={text.save}
        onDone={({ matterId }) => void navigate(`/matters/${matterId}`)}
        onCancel={() => void navigate('/catalog/work')}
      >
        {(body) => <ContentBody {...body} />}
      </CommandForm>
    </article>
  );
}

/** The draft of an entry as it is changed, with what it lacks before it can be assessed. */
export function EntryDraft({ matter, command: _, ...body }: HandMadeProps) {
  const revision = matter.process === 'catalog-entry' ? matter.draft?.revision : undefined;
  return (
    <>
      {revision !== undefined && (
        <Lacks path="/api/v1/catalog-entries/{id}/commands/start-assessment" id={matter.matterId} body={{ revision }} />
      )}
      <ContentBody {...body} />
    </>
  );
}
