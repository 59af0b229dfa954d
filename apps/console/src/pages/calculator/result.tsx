import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { api, dataOf, type Schemas } from '../../api/client';
import { reading } from '../../api/queries';
import { Paragraph } from '../../clock/paragraph';
import { Strip, type Drawn } from '../../clock/strip';
import { Table } from '../../list/table';
import { useToday } from '../../shell/now';
import { useArticles } from '../../words/articles';
import { COMMON } from '../../words/common';
import { dayInWords, dayOf, timeInWords, weekday } from '../../words/dates';
import { useLanguage, useTexts } from '../../words/language';
import { numbered, uncounted } from './reasons';
import { CALCULATOR } from './texts';

type Answer = Schemas['DeadlineAnswer'];

/** The last day in words, drawn, day by day, and as a paragraph. */
export function Result({ body, title }: { readonly body: Schemas['DeadlineBody']; readonly title: string }) {
  const common = useTexts(COMMON);
  const found = useQuery({
    queryKey: ['calculate', body],
    queryFn: async () => dataOf(await api.POST('/api/v1/deadlines/calculate', { body })),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
  if (found.error)
    return (
      <p className="refused" role="alert">
        {found.error.message}
      </p>
    );
  if (!found.data) return <p className="waiting">{common.loading}</p>;
  return <Told answer={found.data} body={body} title={title} />;
}

function Told({
  answer,
  body,
  title,
}: {
  readonly answer: Answer;
  readonly body: Schemas['DeadlineBody'];
  readonly title: string;
}) {
  const text = useTexts(CALCULATOR);
  const common = useTexts(COMMON);
  const language = useLanguage();
  const today = useToday();
  const articles = useArticles();
  const rules = useRuleTitles(answer);
  const { lastDay, provisional, local, refusals } = answer;
  const start = body.triggeredAt.slice(0, 10);
  const end = `${dayInWords(lastDay, language)}（${weekday(lastDay, language)}）`;
  const time = dayOf(answer.dueAt) === lastDay ? text.until(timeInWords(answer.dueAt)) : common.midnight;
  const paragraph = [
    text.paragraph(articles(body.clause), dayInWords(start, language), answer.workingDays, `${end}${time}`),
    text.left(
      uncounted(answer.days)
        .map(({ from, to, why }) => text.span(dayInWords(from, language, to), dayInWords(to, language, from), why))
        .join(text.and),
    ),
    provisional && text.provisional,
    rules,
  ];
  return (
    <>
      <p className="due law answer">
        <strong>
          {text.last(`${dayInWords(lastDay, language, today)}（${weekday(lastDay, language)}）`, time)}
          {provisional && (
            <abbr className="provisional" title={common.provisionalWhy}>
              {common.provisional}
            </abbr>
          )}
        </strong>
        <span>
          {title} <small>{articles(body.clause)}</small> · {text.workingDays(answer.workingDays)}
        </span>
        <small>{rules}</small>
      </p>
      {local && <p>{text.local(local.basis, local.workingDays, dayInWords(local.lastDay, language, today))}</p>}
      {refusals.length > 0 && (
        <div className="refused" role="alert">
          <p>{text.refused}</p>
          <ul>
            {refusals.map(({ what, message }) => (
              <li key={what}>{message}</li>
            ))}
          </ul>
        </div>
      )}
      <DrawnDays answer={answer} day0={start} title={title} />
      <Paragraph text={paragraph.filter(Boolean).join('')} />
      <details className="days">
        <summary>{text.allDays}</summary>
        <Table
          caption={text.allDays}
          rows={numbered(answer.days)}
          keyOf={({ date }) => date}
          columns={[
            {
              title: text.date,
              isHead: true,
              cell: ({ date }) => `${dayInWords(date, language, today)}（${weekday(date, language)}）`,
            },
            { title: text.counts, cell: ({ nth }) => (nth === null ? text.notCounted : text.counted(nth)) },
            { title: text.why, cell: ({ why }) => why },
          ]}
        />
      </details>
    </>
  );
}

/** What calendar and which reading of the Regulation the answer follows, by their titles. */
function useRuleTitles({ calendarVersion, policyVersion }: Answer): string {
  const text = useTexts(CALCULATOR);
  const calendar = useQuery(reading('/api/v1/calendars/{version}', { path: { version: calendarVersion } }));
  const policies = useQuery(reading('/api/v1/policies'));
  const policy = policies.data?.items.find(({ version }) => version === policyVersion);
  return calendar.data && policy ? text.by(calendar.data.title, policy.title) : '';
}

/** The strip of the answer; what kind of day each is, the calendar of the answer tells. */
function DrawnDays({
  answer,
  day0,
  title,
}: {
  readonly answer: Answer;
  readonly day0: string;
  readonly title: string;
}) {
  const years = [...new Set(answer.days.map(({ date }) => Number(date.slice(0, 4))))];
  const kinds = useQueries({
    queries: years.map((year) =>
      reading('/api/v1/calendars/{version}', { path: { version: answer.calendarVersion }, query: { year } }),
    ),
    combine: (read) => new Map(read.flatMap(({ data }) => data?.days ?? []).map(({ date, kind }) => [date, kind])),
  });
  const clock: Drawn = {
    title,
    kind: 'STATUTORY',
    metAt: null,
    day0,
    lastDay: answer.lastDay,
    days: answer.days.map(({ date, counted, why }) => ({
      date,
      counted,
      why,
      paused: false,
      part: counted ? 'LIMIT' : null,
      kind: kinds.get(date) ?? 'WORKDAY',
      name: why,
      source: null,
    })),
  };
  return <Strip clock={clock} />;
}
