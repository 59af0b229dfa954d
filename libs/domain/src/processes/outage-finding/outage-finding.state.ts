import { z } from 'zod';
import type { Instant } from '../../calendar/time.js';
import type { OutageFinder } from '../../matter/facts.js';
import type { Matter } from '../../matter/matter.js';
import { text } from '../../language/text.js';

export const OUTAGE_FINDING = 'outage-finding';

/** State in which a finding counts. */
export const RECORDED = 'RECORDED';
export const REVOKED = 'REVOKED';

export const STATE_TITLES = { [RECORDED]: '已认定', [REVOKED]: '已撤销' } as const;

/** Events of an outage finding (平台故障认定, regulation.md §3.5.3). Stored ones are never rewritten. */
export const OUTAGE_EVENTS = {
  outageRecorded: z.strictObject({
    from: z.string(),
    to: z.string(),
    reason: text(2000),
    affected: text(2000),
    parties: z.strictObject({ authority: z.string() }),
  }),
  /** The authority or government above confirms the finding, so that it counts for the finder's own lateness, too. */
  outageConfirmed: z.strictObject({}),
  outageRevoked: z.strictObject({ reason: text(2000) }),
} as const;

type Schemas = typeof OUTAGE_EVENTS;
/** Without this, the type of an empty object's schema would forbid `type`. */
type Fields<T> = T extends Record<string, never> ? unknown : T;
export type OutageEvent = { [K in keyof Schemas]: { readonly type: K } & Fields<z.infer<Schemas[K]>> }[keyof Schemas];

/** An outage of the platform, shown with the clocks that it touched; it changes no due date. */
export interface OutageFinding {
  readonly from: Instant;
  readonly to: Instant;
  readonly reason: string;
  /** Acts that were not possible on the platform. */
  readonly affected: string;
  readonly finder: OutageFinder;
  /** Authority or government above that confirmed it; null if none has. */
  readonly confirmedBy: string | null;
  /** Reason of the revocation; null while the finding counts. */
  readonly revoked: string | null;
}

export type OutageSide = 'authority';
export type OutageMatter = Matter<OutageFinding, OutageSide>;
