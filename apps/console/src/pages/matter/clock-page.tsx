import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import type { Schemas } from '../../api/client';
import { reading } from '../../api/queries';
import { Holding } from '../../clock/holding';
import { Paragraph } from '../../clock/paragraph';
import { Strip } from '../../clock/strip';
import { CLOCK } from '../../clock/texts';
import { Table } from '../../list/table';
import { ClockState } from '../../matter/clock-state';
import { Failure } from '../../shell/failure';
import { useToday } from '../../shell/now';
import { COMMON } from '../../words/common';
import { dayInWords, weekday } from '../../words/dates';
import { useWord } from '../../words/dictionary';
import { useLanguage, useTexts } from '../../words/language';
import { PageTitle } from '../title';

type Explained = Schemas['ClockExplanation'];

/** Why a limit ends on this day: the days drawn, the paragraph, the list of days, and who held it. */
export function ClockPage() {
  const { id = '', clockId = '' } = useParams();
  const text = useTexts(CLOCK);
  const common = useTexts(COMMON);
  const clock = useQuery(reading('/api/v1/matters/{id}/clocks/{clockId}', { path: { id, clockId } }));
  if (clock.error && !clock.data) return <Failure error={clock.error} onRetry={() => void clock.refetch()} />;
  if (!clock.data) return <p className="waiting">{common.loading}</p>;
  return (
    <article className="explanation">
      <PageTitle title={`${text.title}：${clock.data.title}`} lead={<Link to={`/matters/${id}`}>{text.back}</Link>}>
        <Button onClick={() => window.print()}>{common.print}</Button>
        <a
          className="button"
          href={`/api/v1/matters/${id}/papers/CLOCK_EXPLANATION?${new URLSearchParams({ clock: clockId, format: 'pdf' }).toString()}`}
          target="_blank"
          rel="noreferrer"
        >
          {text.paper}
        </a>
      </PageTitle>
      <ClockState clock={clock.data} />
      <Strip clock={clock.data} />
      <Paragraph text={clock.data.paragraph} />
      <Holding matterId={id} clockId={clockId} />
      <Days clock={clock.data} />
    </article>
  );
}

function Days({ clock }: { readonly clock: Explained }) {
  const text = useTexts(CLOCK);
  const language = useLanguage();
  const word = useWord();
  const today = useToday();
  return (
    <details open>
      <summary>{text.allDays}</summary>
      <Table<Explained['days'][number]>
        caption={text.allDays}
        rows={clock.days}
        keyOf={({ date }) => date}
        columns={[
          {
            title: text.date,
            isHead: true,
            cell: ({ date }) => `${dayInWords(date, language, today)}（${weekday(date, language)}）`,
          },
          { title: text.counts, cell: ({ counted }) => (counted ? text.counted : text.notCounted) },
          { title: text.reason, cell: ({ why, name }) => [why, name].filter(Boolean).join(' ') },
          { title: text.part, cell: ({ part }) => part && word('dayPart', part) },
          { title: text.source, cell: ({ source }) => source },
        ]}
      />
    </details>
  );
}
