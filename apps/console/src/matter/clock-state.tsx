import type { Schemas } from '../api/client';
import { useToday } from '../shell/now';
import { COMMON } from '../words/common';
import { CLOCK } from '../clock/texts';
import { dayInWords, weekday } from '../words/dates';
import { useWord } from '../words/dictionary';
import { useLanguage, useTexts } from '../words/language';

/** A clock in one line: whose, under which clause, until when, and how much is left. */
export function ClockState({ clock }: { readonly clock: Schemas['Clock'] & { readonly title?: string } }) {
  const common = useTexts(COMMON);
  const text = useTexts(CLOCK);
  const language = useLanguage();
  const word = useWord();
  const today = useToday();
  const kindOfLastDay = clock.days.find(({ date }) => date === clock.lastDay)?.why;
  return (
    <p className="clock-state">
      <strong>{clock.title ?? word('clockKind', clock.kind)}</strong>{' '}
      <span className="clause">{clock.clauseTitle}</span> <span>{clock.responsibleName}</span>{' '}
      {clock.lastDay && (
        <span className="when">
          {dayInWords(clock.lastDay, language, today)}（{weekday(clock.lastDay, language)}
          {kindOfLastDay && kindOfLastDay !== '工作日' && `，${kindOfLastDay}`}）{common.midnight}
        </span>
      )}{' '}
      {clock.provisional && (
        <abbr className="provisional" title={common.provisionalWhy}>
          {common.provisional}
        </abbr>
      )}{' '}
      <span className="left">
        {clock.state === 'RUNNING' ? common.remaining(clock.remaining) : word('clockState', clock.state)}
        {' · '}
        {text.used} {clock.used}/{clock.workingDays}
      </span>
    </p>
  );
}
