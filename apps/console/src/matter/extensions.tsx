import type { Schemas } from '../api/client';
import { useToday } from '../shell/now';
import { dayInWords, dayOf } from '../words/dates';
import { useEnumeration } from '../words/dictionary';
import { useLanguage, useTexts } from '../words/language';
import { REPLIED } from './reply-texts';

/** Extensions of a limit: each as it was asked for, and what was decided. */
export function Extensions({ of }: { readonly of: readonly Schemas['Extension'][] }) {
  const text = useTexts(REPLIED);
  const language = useLanguage();
  const today = useToday();
  const extensionStatusWord = useEnumeration('extensionStatus');
  return (
    <ul className="told">
      {of.map(({ requestedAt, days, reason, status, grantedDays, decidedAt, decisionReason }) => (
        <li key={requestedAt}>
          {dayInWords(dayOf(requestedAt), language, today)} {text.asked(days)}：{reason}
          <br />
          <strong>{extensionStatusWord(status)}</strong>{' '}
          {[
            decidedAt && dayInWords(dayOf(decidedAt), language, today),
            grantedDays !== null && text.granted(grantedDays),
            decisionReason,
          ]
            .filter(Boolean)
            .join(' ')}
        </li>
      ))}
    </ul>
  );
}
