import { localDate, type Instant } from '../calendar/time.js';
import { isBareDate, momentOf, type DeadlineQuery } from './query.js';

interface ActBase {
  /** The field of the query that the act comes from, such as `extensions[0]`. */
  readonly what: string;
  readonly at: Instant;
  /** True if the act is dated before the trigger; `isReversed` is true if its own dates are in the wrong order. */
  readonly isBeforeTrigger: boolean;
  readonly isReversed: boolean;
}
/** An act on the clock that the query states. */
export type Act =
  | (ActBase & { readonly kind: 'REQUEST'; readonly days: number })
  | (ActBase & { readonly kind: 'DECISION'; readonly days: number; readonly requestedAt: Instant })
  | (ActBase & { readonly kind: 'SUPPLEMENT'; readonly receivedAt: Instant });

/**
 * Returns the acts of a query in order of time; of acts at the same instant the request for an extension comes first.
 */
export function actsOf({ triggeredAt, extensions = [], supplements = [] }: DeadlineQuery): Act[] {
  const acts = [
    ...extensions.flatMap(({ days, requestedAt, decidedAt }, i): Act[] => {
      const asked = requestedAt ?? decidedAt ?? triggeredAt;
      const decided = decidedAt ?? asked;
      const base = {
        what: `extensions[${i}]`,
        isBeforeTrigger: isBefore(asked, triggeredAt),
        isReversed: isBefore(decided, asked),
        days,
      };
      const requested = latest(momentOf(asked), momentOf(triggeredAt));
      return [
        { ...base, kind: 'REQUEST', at: requested },
        { ...base, kind: 'DECISION', at: latest(momentOf(decided), requested), requestedAt: requested },
      ];
    }),
    ...supplements.map(({ noticeAt, receivedAt }, i): Act => {
      const at = latest(momentOf(noticeAt), momentOf(triggeredAt));
      return {
        kind: 'SUPPLEMENT',
        what: `supplements[${i}]`,
        isBeforeTrigger: isBefore(noticeAt, triggeredAt),
        isReversed: isBefore(receivedAt, noticeAt),
        at,
        receivedAt: latest(momentOf(receivedAt), at),
      };
    }),
  ];
  return acts.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** Compares two instants exactly; if one is a bare date, compares their days in Shanghai. */
function isBefore(a: string, b: string): boolean {
  if (isBareDate(a) || isBareDate(b)) return localDate(momentOf(a)) < localDate(momentOf(b));
  return momentOf(a) < momentOf(b);
}

const latest = (a: Instant, b: Instant): Instant => (a > b ? a : b);
