import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { reading } from '../../api/queries';
import { heldNow } from '../../clock/held';
import { useSeen } from '../../list/seen';
import type { Column } from '../../list/table';
import { useToday } from '../../shell/now';
import { COMMON } from '../../words/common';
import { dayInWords, dayOf, weekday } from '../../words/dates';
import { useEnumeration, useWord } from '../../words/dictionary';
import { useProcessWords } from '../../words/process-words';
import { useLanguage, useTexts } from '../../words/language';
import { LATE } from './texts';

/** One overdue clock of one matter. */
export type LateClock = Schemas['OverdueClockItem'];

/** Tells clocks of one matter apart. */
export const keyOfLate = ({ matterId, statutory }: LateClock): string => `${matterId}/${statutory.clockId}`;

/** The columns of the list of overdue clocks; `onChoose` marks a row, or takes the mark away. */
export function useLateColumns(
  chosen: ReadonlyMap<string, LateClock>,
  onChoose: (row: LateClock) => void,
): readonly Column<LateClock>[] {
  const text = useTexts(LATE);
  const common = useTexts(COMMON);
  const language = useLanguage();
  const word = useWord();
  const outcome = useEnumeration('judgementOutcome');
  const state = useEnumeration('breachCandidateState');
  const { stateOf } = useProcessWords();
  const today = useToday();
  const day = (at: string): string => dayInWords(dayOf(at), language, today);
  return [
    {
      title: text.choose,
      className: 'choose',
      cell: (row) => (
        <input
          type="checkbox"
          aria-label={text.chooseOne(row.subject)}
          checked={chosen.has(keyOfLate(row))}
          onChange={() => onChoose(row)}
        />
      ),
    },
    {
      title: text.matter,
      isHead: true,
      cell: (row) => (
        <>
          <Link to={`/matters/${row.matterId}`}>{row.subject}</Link>
          <small>
            {word('process', row.process, row.processTitle)} {row.number}{' '}
            {stateOf(row.process, row.state, row.stateTitle)}
          </small>
        </>
      ),
    },
    {
      title: text.department,
      cell: ({ department }) => <Link to={`/departments/${department.departmentId}`}>{department.name}</Link>,
    },
    {
      title: text.clause,
      cell: ({ statutory }) => (
        <>
          {statutory.title} <small>{statutory.clauseTitle}</small>
        </>
      ),
    },
    {
      title: text.lastDay,
      cell: ({ matterId, statutory: { clockId, lastDay, provisional } }) =>
        lastDay && (
          <>
            <Link to={`/matters/${matterId}/clock/${clockId}`}>{dayInWords(lastDay, language, today)}</Link>（
            {weekday(lastDay, language)}）
            {provisional && (
              <abbr className="provisional" title={common.provisionalWhy}>
                {common.provisional}
              </abbr>
            )}
          </>
        ),
    },
    {
      title: text.late,
      className: 'number days-late',
      cell: ({ statutory: { overdueWorkingDays: late } }) => (late === 0 ? text.underOne : late),
    },
    { title: text.holder, cell: (row) => <HolderOf row={row} /> },
    {
      title: text.urgings,
      cell: ({ urgings, lastUrgedAt }) =>
        lastUrgedAt === null ? <small>{text.notUrged}</small> : text.urged(urgings, day(lastUrgedAt)),
    },
    { title: text.supervision, cell: ({ supervision }) => <SupervisionOf supervision={supervision} /> },
    {
      title: text.candidate,
      cell: ({ candidate }) =>
        candidate ? (
          <Link to={`/breaches/${candidate.matterId}`}>{outcome(candidate.standing) || state(candidate.standing)}</Link>
        ) : (
          <small>{text.noCandidate}</small>
        ),
    },
  ];
}

/** Who has to act, since when, and for how many working days, which is read when the row comes into view. */
function HolderOf({ row: { matterId, statutory, holder } }: { readonly row: LateClock }) {
  const text = useTexts(LATE);
  const language = useLanguage();
  const word = useWord();
  const today = useToday();
  const place = useRef<HTMLSpanElement>(null);
  const isSeen = useSeen(place);
  const holding = useQuery({
    ...reading('/api/v1/matters/{id}/holding', { path: { id: matterId } }),
    enabled: isSeen,
    staleTime: 60_000,
  });
  const held = holding.data && heldNow(holding.data, statutory.clockId);
  return (
    <span ref={place}>
      {holder.name} {holder.offices.map(({ role, roleTitle }) => word('role', role, roleTitle)).join('、')}
      <small>
        {held ? text.held(held.days, held.late) : text.since(dayInWords(dayOf(holder.since), language, today))}
      </small>
    </span>
  );
}

function SupervisionOf({ supervision }: { readonly supervision: LateClock['supervision'] }) {
  const text = useTexts(LATE);
  const language = useLanguage();
  const today = useToday();
  if (!supervision) return <small>{text.notSupervised}</small>;
  const day = (at: string): string => dayInWords(dayOf(at), language, today);
  const { authority, at, requirement, answerWithin, answer } = supervision;
  return (
    <details className="supervision">
      <summary>
        {text.supervised(authority.name, day(at))}{' '}
        <strong>{answer ? text.answered(day(answer.at)) : text.unanswered}</strong>
      </summary>
      <p>
        {requirement} <small>{text.answerIn(answerWithin)}</small>
      </p>
      {answer && <p>{answer.text}</p>}
    </details>
  );
}
