import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { reading } from '../../api/queries';
import { Differences } from '../../entry/differences';
import { entryPage, placeOf } from '../../entry/read';
import { ENTRY } from '../../entry/texts';
import { useToday } from '../../shell/now';
import { dayInWords, dayOf } from '../../words/dates';
import { useLanguage, useTexts } from '../../words/language';
import { CATALOG } from './texts';

/** The published versions of an entry, newest first, each with what it changed. */
export function Versions({ code, present }: { readonly code: string; readonly present: number }) {
  const text = useTexts(CATALOG);
  const words = useTexts(ENTRY);
  const language = useLanguage();
  const today = useToday();
  const [compared, setCompared] = useState<number>();
  const versions = useQuery(
    reading('/api/v1/catalog/entries/{frontCode}/{sequence}/versions', { path: placeOf(code), query: { limit: 50 } }),
  );
  if (!versions.data) return null;
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{text.versions}</h2>
      <ul className="told">
        {versions.data.items.map(({ version, effectiveAt, noticeNo, supersededAt, updateId }) => (
          <li key={version}>
            <Link
              to={
                supersededAt === null
                  ? entryPage(code)
                  : `${entryPage(code)}?${new URLSearchParams({ at: effectiveAt }).toString()}`
              }
              aria-current={version === present ? 'page' : undefined}
            >
              {words.version(version)}
            </Link>{' '}
            {supersededAt === null && <span className="state">{text.present}</span>}{' '}
            <small>
              {dayInWords(dayOf(effectiveAt), language, today)} {noticeNo}
            </small>{' '}
            {updateId && <Link to={`/matters/${updateId}`}>{text.update}</Link>}{' '}
            {version > 1 && (
              <button
                type="button"
                className="link"
                aria-expanded={compared === version}
                onClick={() => setCompared(compared === version ? undefined : version)}
              >
                {compared === version ? text.close : text.compare}
              </button>
            )}
            {compared === version && <Compared code={code} version={version} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Compared({ code, version }: { readonly code: string; readonly version: number }) {
  const found = useQuery(
    reading('/api/v1/catalog/entries/{frontCode}/{sequence}/diff', {
      path: placeOf(code),
      query: { from: version - 1, to: version },
    }),
  );
  if (found.error) return <p className="fault">{found.error.message}</p>;
  return found.data ? <Differences of={found.data.differences} /> : null;
}
