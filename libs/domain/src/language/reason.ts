import { rule, type Refusal } from './refusal.js';
import { OUR_NUMBERS } from '../law/our-numbers.js';
import { seenLength } from './text.js';

/** Refuses a statement of reasons that is too short to stand; `field` names it in the payload. */
export function reasonTooShort(written: string, clause: string, field = 'reason'): Refusal | null {
  const least = OUR_NUMBERS.minReasonLength.value;
  if (seenLength(written) >= least) return null;
  const message = `理由不得少于 ${least} 个字`;
  return rule('REASON_TOO_SHORT', clause, `${message}。`, [{ field, message }]);
}
