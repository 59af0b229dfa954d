import { rule, type Refusal } from './refusal.js';
import { MIN_REASON_LENGTH, seenLength } from './text.js';

/** Refuses a statement of reasons that is too short to stand; `field` names it in the payload. */
export function reasonTooShort(written: string, clause: string, field = 'reason'): Refusal | null {
  if (seenLength(written) >= MIN_REASON_LENGTH) return null;
  const message = `理由不得少于 ${MIN_REASON_LENGTH} 个字`;
  return rule('REASON_TOO_SHORT', clause, `${message}。`, [{ field, message }]);
}
