import { localDate, type Instant } from '../calendar/time.js';
import { isBareDate, momentOf, type DeadlineQuery } from './query.js';

interface ActBase {
  /** Which entry of the query it comes from, as `extensions[0]`. */
  readonly what: string;
  readonly at: Instant;
  /** The entry's own dates contradict each other or the trigger. */
  readonly isBeforeTrigger: boolean;
  readonly isReversed: boolean;
}
/** Something that the query says was done to the clock. */
export type Act =
  | (ActBase & { readonly kind: 'REQUEST'; readonly days: number })
  | (ActBase & { readonly kind: 'DECISION'; readonly days: number; readonly requestedAt: Instant })
  | (ActBase & { readonly kind: 'SUPPLEMENT'; readonly receivedAt: Instant });

/** The acts of a query in the order of time; what stands at the same instant as a notice was asked for before it. */
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

/** Two instants are compared as they are; a bare date and anything else by their days. */
function isBefore(a: string, b: string): boolean {
  if (isBareDate(a) || isBareDate(b)) return localDate(momentOf(a)) < localDate(momentOf(b));
  return momentOf(a) < momentOf(b);
}

const latest = (a: Instant, b: Instant): Instant => (a > b ? a : b);
