import type { Schemas } from '../../api/client';
import { useToday } from '../../shell/now';
import { dayInWords } from '../../words/dates';
import { useEnumeration } from '../../words/dictionary';
import { useLanguage, useTexts } from '../../words/language';
import { REVIEW } from './texts';

/** The findings on what was submitted, each with its report. */
export function Assessments({ of }: { readonly of: readonly Schemas['Assessment'][] }) {
  const text = useTexts(REVIEW);
  const language = useLanguage();
  const today = useToday();
  const assessmentTypeWord = useEnumeration('assessmentType');
  const assessmentResultWord = useEnumeration('assessmentResult');
  return (
    <section aria-labelledby="assessments">
      <h2 id="assessments">{text.assessments}</h2>
      {of.length === 0 && <p className="empty">{text.noAssessments}</p>}
      <ul className="told">
        {of.map(({ type, result, assessedOn, opinion, reports }) => (
          <li key={`${type}${assessedOn}`}>
            {assessmentTypeWord(type)} <strong>{assessmentResultWord(result)}</strong>{' '}
            <small>{dayInWords(assessedOn, language, today)}</small> {opinion}{' '}
            {reports.map(({ documentId }, n) => (
              <a key={documentId} href={`/api/v1/documents/${documentId}`}>
                {text.report(n + 1)}
              </a>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
