import { Link } from 'react-router';
import { Table } from '../../list/table';
import { useToday } from '../../shell/now';
import { dayInWords } from '../../words/dates';
import { useEnumeration } from '../../words/dictionary';
import { useLanguage, useTexts } from '../../words/language';
import { LAW_LIMITS, type Figures, type LawLimit } from './figures';
import { Figure } from './figure';
import { endedLink, overdueLink, type Asked } from './links';
import { SUPERVISE } from './texts';

type Row = Figures & { readonly limit: LawLimit };

/** The figures by limit: first what is overdue now, then the table of all figures. */
export function Limits({ rows, asked }: { readonly rows: readonly Figures[]; readonly asked: Asked }) {
  const text = useTexts(SUPERVISE);
  const language = useLanguage();
  const today = useToday();
  const limitWord = useEnumeration('lawLimit');
  const known = LAW_LIMITS.flatMap((limit) => rows.filter((row): row is Row => row.limit === limit));
  return (
    <section aria-labelledby="by-limit">
      <h2 id="by-limit">{text.byLimit}</h2>
      <ul className="figures limits">
        {known.map(({ limit, clauseTitle, overdueNow, oldest }) => {
          const to = overdueLink(asked, { limit });
          return (
            <li key={limit} className={overdueNow > 0 ? 'late' : undefined}>
              <small>{clauseTitle}</small>
              <span className="name">{limitWord(limit)}</span>
              <strong>
                {overdueNow > 0 && to ? <Link to={to}>{text.count(overdueNow)}</Link> : text.count(overdueNow)}
              </strong>
              <small>
                {oldest
                  ? text.oldestOf(dayInWords(oldest.lastDay, language, today), oldest.lateWorkingDays)
                  : text.none}
              </small>
            </li>
          );
        })}
      </ul>
      <Table<Row>
        caption={text.byLimit}
        rows={known}
        keyOf={({ limit }) => limit}
        classOf={({ overdueNow }) => (overdueNow > 0 ? 'late' : undefined)}
        columns={[
          {
            title: text.limit,
            isHead: true,
            cell: ({ limit, clauseTitle }) => (
              <>
                {limitWord(limit)} <small>{clauseTitle}</small>
              </>
            ),
          },
          {
            title: text.ended,
            className: 'number',
            cell: ({ limit, ended }) => <Figure value={ended} to={endedLink(limit, asked, 'DENOMINATOR')} />,
          },
          {
            title: text.metInTime,
            className: 'number',
            cell: ({ limit, metInTime }) => <Figure value={metInTime} to={endedLink(limit, asked, 'NUMERATOR')} />,
          },
          {
            title: text.rate,
            className: 'number',
            cell: ({ onTimeRate, ended }) => <Rate rate={onTimeRate} of={ended} />,
          },
          {
            title: text.overdueNow,
            className: 'number',
            cell: ({ limit, overdueNow }) => <Figure value={overdueNow} to={overdueLink(asked, { limit })} />,
          },
          { title: text.metLate, className: 'number', cell: ({ metLate }) => metLate },
          { title: text.cancelled, className: 'number', cell: ({ cancelledOverdue }) => cancelledOverdue },
          { title: text.lateDays, className: 'number', cell: ({ lateWorkingDays }) => lateWorkingDays },
          {
            title: text.provisional,
            className: 'number',
            cell: ({ limit, provisional }) => (
              <Figure value={provisional} to={endedLink(limit, asked, 'DENOMINATOR', 'PROVISIONAL')} />
            ),
          },
        ]}
      />
    </section>
  );
}

const PERCENT = 100;

/** A share in percent; where there are too few for one, the API gives none. */
export function Rate({ rate, of }: { readonly rate: number | null; readonly of: number }) {
  const text = useTexts(SUPERVISE);
  if (rate !== null) return `${(rate * PERCENT).toFixed(1)}%`;
  return of > 0 && <small>{text.fewForRate}</small>;
}
