import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '../../api/client';
import { reading } from '../../api/queries';
import { Table } from '../../list/table';
import { Failure } from '../../shell/failure';
import { useToday } from '../../shell/now';
import { COMMON } from '../../words/common';
import { dayInWords, weekday } from '../../words/dates';
import { useEnumeration } from '../../words/dictionary';
import { useLanguage, useTexts } from '../../words/language';
import { Activate } from './activate';
import { Rollout } from './rollout';
import { ADMIN } from './texts';
import { WhatIf } from './what-if';

type Difference = Schemas['Calendar']['differences'][number];

/** One version of the calendar: how it differs from that in force, and what it would change or has changed. */
export function CalendarVersion({ version }: { readonly version: string }) {
  const text = useTexts(ADMIN);
  const common = useTexts(COMMON);
  const stateWord = useEnumeration('ruleVersionState');
  const found = useQuery(reading('/api/v1/calendars/{version}', { path: { version } }));
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <p className="waiting">{common.loading}</p>;
  const { title, state, differences, remarks, activatedAt } = found.data;
  return (
    <section aria-labelledby="chosen">
      <h2 id="chosen">
        {text.chosen(title)} <span className="state">{stateWord(state)}</span>
      </h2>
      {remarks.length > 0 && (
        <div className="notice" role="note">
          <p>{text.remarks}</p>
          <ul>
            {remarks.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </div>
      )}
      {state !== 'ACTIVE' && <Differences rows={differences} />}
      {state === 'CHECKED' && (
        <>
          <WhatIf version={version} />
          <Activate of="calendars" version={version} />
        </>
      )}
      {state === 'ACTIVE' && activatedAt !== null && <Rollout version={version} />}
    </section>
  );
}

function Differences({ rows }: { readonly rows: readonly Difference[] }) {
  const text = useTexts(ADMIN);
  const language = useLanguage();
  const today = useToday();
  const kindWord = useEnumeration('dayKind');
  const said = ({ kind, name }: Difference['before']): string => [name, kindWord(kind)].filter(Boolean).join(' ');
  return (
    <>
      <h3>{text.differences}</h3>
      {rows.length === 0 ? (
        <p className="empty">{text.noDifferences}</p>
      ) : (
        <Table<Difference>
          caption={text.differences}
          rows={rows}
          keyOf={({ date, divisionPrefix }) => `${date}${divisionPrefix ?? ''}`}
          columns={[
            {
              title: text.date,
              isHead: true,
              cell: ({ date }) => `${dayInWords(date, language, today)}（${weekday(date, language)}）`,
            },
            { title: text.before, cell: ({ before }) => said(before) },
            { title: text.after, cell: ({ after }) => <strong>{said(after)}</strong> },
          ]}
        />
      )}
    </>
  );
}
