import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { reading } from '../../api/queries';
import { Differences } from '../../entry/differences';
import { Facts, Stated } from '../../entry/stated';
import { Fields } from '../../form/fields';
import { useToday } from '../../shell/now';
import { dayInWords, dayOf } from '../../words/dates';
import { useEnumeration } from '../../words/dictionary';
import { useLanguage, useTexts } from '../../words/language';
import '../../styles/sharing.css';
import type { HandMadeProps } from '../../matter/hand-made-props';
import { Assessments } from './assessments';
import { REVIEW } from './texts';

/** The review of an entry or an update: old beside new, findings and opinions, and then to pass or to return it. */
export function ReviewBody({ matter, command, ...body }: HandMadeProps) {
  const text = useTexts(REVIEW);
  const isPass = command === 'authority-pass';
  const other = isPass ? 'authority-return' : 'authority-pass';
  const isOpen = matter.availableCommands.some((one) => one.command === other && one.allowed);
  return (
    <>
      {matter.process === 'catalog-entry' && <EntryToReview matter={matter} />}
      {matter.process === 'catalog-update' && <UpdateToReview matter={matter} />}
      <section aria-labelledby="decide">
        <h2 id="decide">{text.decide}</h2>
        <p>
          {isPass ? text.passWhat : text.returnWhat}{' '}
          {isOpen && (
            <Link to={`/matters/${matter.matterId}/act/${other}`}>{isPass ? text.orReturn : text.orPass}</Link>
          )}
        </p>
        <Fields {...body} path="" without={['revision']} />
      </section>
    </>
  );
}

function EntryToReview({ matter }: { readonly matter: Schemas['CatalogEntry'] }) {
  const text = useTexts(REVIEW);
  const { submission, content, assessments, opinions, parties } = matter;
  return (
    <>
      {submission && <Submitted revision={submission.revision} at={submission.submittedAt} />}
      <SinceLast matterId={matter.matterId} revision={submission?.revision ?? 1} />
      {content && (
        <details open={(submission?.revision ?? 1) === 1}>
          <summary>{text.whole}</summary>
          <Stated content={content} providerName={parties.provider?.name} />
        </details>
      )}
      <Assessments of={assessments} />
      <Opinions of={opinions} />
    </>
  );
}

function UpdateToReview({ matter }: { readonly matter: Schemas['CatalogUpdate'] }) {
  const text = useTexts(REVIEW);
  const language = useLanguage();
  const updateTriggerWord = useEnumeration('updateTrigger');
  const { submissions, opening } = matter;
  const last = submissions.at(-1);
  if (!last) return null;
  const returned = submissions.slice(0, -1).filter(({ reasons }) => reasons.length > 0);
  return (
    <>
      <Submitted revision={last.revision} at={last.submittedAt} />
      <Facts
        of={[
          [text.trigger, `${updateTriggerWord(opening.trigger)}：${opening.reason}`],
          [text.event, opening.eventDate && dayInWords(opening.eventDate, language)],
          [text.reason, last.change?.changeReason],
          [
            text.returnedBefore,
            returned.length > 0 &&
              returned
                .flatMap(({ revision, reasons }) => reasons.map((why) => `${text.revision(revision)}：${why}`))
                .join('；'),
          ],
        ]}
      />
      {last.differences && (
        <section aria-labelledby="changes">
          <h2 id="changes">{text.changes}</h2>
          <Differences of={last.differences} />
        </section>
      )}
      {returned.length > 0 && <SinceLast matterId={matter.matterId} revision={last.revision} />}
      <Assessments of={last.assessments} />
    </>
  );
}

function Submitted({ revision, at }: { readonly revision: number; readonly at: string }) {
  const text = useTexts(REVIEW);
  const language = useLanguage();
  const today = useToday();
  return (
    <p>
      <strong className="state">{text.revision(revision)}</strong>{' '}
      {text.submitted(dayInWords(dayOf(at), language, today))}
    </p>
  );
}

/** What was changed since the draft before, where the reviewer saw one. */
function SinceLast({ matterId, revision }: { readonly matterId: string; readonly revision: number }) {
  const text = useTexts(REVIEW);
  const before = revision - 1;
  const found = useQuery({
    ...reading('/api/v1/matters/{id}/diff', {
      path: { id: matterId },
      query: { document: 'submission', from: before, to: revision },
    }),
    enabled: before > 0,
  });
  if (!found.data) return null;
  return (
    <section aria-labelledby="since">
      <h2 id="since">{text.sinceLast(before)}</h2>
      <Differences of={found.data.differences} />
    </section>
  );
}

function Opinions({ of }: { readonly of: Schemas['CatalogEntry']['opinions'] }) {
  const text = useTexts(REVIEW);
  const language = useLanguage();
  const today = useToday();
  const opinionByWord = useEnumeration('opinionBy');
  if (of.length === 0) return null;
  return (
    <section aria-labelledby="opinions">
      <h2 id="opinions">{text.opinions}</h2>
      <ul className="told">
        {of.map(({ by, revision, agreed, reasons, at }) => (
          <li key={at}>
            {opinionByWord(by)} · {text.revision(revision)} · <strong>{agreed ? text.agreed : text.disagreed}</strong>{' '}
            <small>{dayInWords(dayOf(at), language, today)}</small> {reasons.join('；')}
          </li>
        ))}
      </ul>
    </section>
  );
}
