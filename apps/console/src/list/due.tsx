import type { Schemas } from '../api/client';
import { useToday } from '../shell/now';
import { COMMON } from '../words/common';
import { dayInWords, weekday } from '../words/dates';
import { useLanguage, useTexts } from '../words/language';

type Outlook = Schemas['Outlook'];

/** True where a limit has passed and is not met. */
export const isLate = (due: Outlook | null): boolean => due !== null && due.overdueWorkingDays !== null;

/** A limit of the Regulation: its last day, and what is left or late. The word 逾期 is its alone. */
export function LawDue({ due }: { readonly due: Outlook | null }) {
  return due && <DueOf due={due} kind="law" />;
}

/** A working target, drawn apart from the law: missing it is no lateness. */
export function TargetDue({ due }: { readonly due: Outlook | null }) {
  return due && <DueOf due={due} kind="target" />;
}

function DueOf({ due, kind }: { readonly due: Outlook; readonly kind: 'law' | 'target' }) {
  const text = useTexts(COMMON);
  const language = useLanguage();
  const today = useToday();
  const { lastDay, paused, provisional, remainingWorkingDays: left, overdueWorkingDays: over } = due;
  return (
    <span className={`due ${kind}${over === null ? '' : ' late'}${left !== null && left <= 1 ? ' near' : ''}`}>
      <span className="what">
        {due.title}
        <small>{due.clauseTitle}</small>
      </span>
      {paused || lastDay === null ? (
        <span>{text.paused}</span>
      ) : (
        <span className="when">
          {dayInWords(lastDay, language, today)}（{weekday(lastDay, language)}）{text.midnight}
          {provisional && (
            <abbr className="provisional" title={text.provisionalWhy}>
              {text.provisional}
            </abbr>
          )}
        </span>
      )}
      {!paused && <span className="left">{leftInWords(due, kind, text)}</span>}
    </span>
  );
}

function leftInWords(
  { remainingWorkingDays: left, overdueWorkingDays: over }: Outlook,
  kind: 'law' | 'target',
  text: typeof COMMON.zh,
): string {
  if (over !== null) {
    if (kind === 'law') return over === 0 ? text.lateToday : text.late(over);
    return over === 0 ? text.pastTargetToday : text.pastTarget(over);
  }
  return left === null ? '' : text.remaining(left);
}
