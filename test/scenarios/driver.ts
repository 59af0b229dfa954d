import type { Instant } from '#libs/domain';
import type { ClockView, MatterView } from '#libs/http';

/** What became of a command, in the terms of HTTP. */
export type Outcome =
  | {
      readonly status: number;
      readonly ok: true;
      readonly matterId: string;
      readonly state: string;
      readonly seq: number;
    }
  | {
      readonly status: number;
      readonly ok: false;
      readonly code: string;
      readonly clause?: string;
      readonly detail: string;
    };

export type SeenClock = Pick<
  ClockView,
  'id' | 'state' | 'day0' | 'workingDays' | 'lastDay' | 'dueAt' | 'metAt' | 'late' | 'pauses' | 'extensionPending'
>;

/** As much of a matter as a scenario looks at. */
export type Seen = Pick<MatterView, 'matterId' | 'number' | 'state' | 'seq'> & {
  readonly clocks: readonly SeenClock[];
  /** What the provider's handler proposed: nobody else's to see before the lead consents. */
  readonly proposal: unknown;
};

export interface SeenAlert {
  readonly matterId: string;
  readonly clockId: string | null;
  readonly level: string;
  readonly dueAt: Instant | null;
  readonly breachClause: string | null;
}

/** A platform in rehearsal, be it the pure rules or the real servers: accounts act, look, and let time pass. */
export interface Driver {
  /** Settles when everything that was due up to `instant` has happened; does nothing when it has already come. */
  advanceTo(instant: Instant): Promise<void>;
  draft(account: string, content: unknown): Promise<Outcome>;
  act(account: string, matterId: string, command: string, payload: unknown): Promise<Outcome>;
  /** null where the account may not know that it exists. */
  matter(account: string, matterId: string): Promise<Seen | null>;
  /** Catalogue codes of all matters that the account may see. */
  asksFor(account: string): Promise<readonly string[]>;
  alerts(account: string): Promise<readonly SeenAlert[]>;
}
