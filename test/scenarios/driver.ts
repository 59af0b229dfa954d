import type { Instant } from '#libs/domain';
import type { CalendarBody, ClockView, MatterFrame } from '#libs/http';

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
  | ('id' | 'state' | 'day0' | 'workingDays' | 'lastDay' | 'dueAt' | 'provisional' | 'calendarVersion')
  | ('metAt' | 'late' | 'pauses' | 'extensionPending')
>;

/** As much of a matter as a scenario looks at. */
export type Seen = Pick<MatterFrame, 'matterId' | 'process' | 'number' | 'state' | 'seq'> & {
  readonly clocks: readonly SeenClock[];
  /** The documents of its process, as these eyes may see them. */
  readonly view: Readonly<Record<string, unknown>>;
};

/** A matter, by the process whose paths lead to it. */
export interface Place {
  readonly process: string;
  readonly matterId: string;
}

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
  /** Begins a matter, by the first command that does or by another, and waits for its effects; so does every act. */
  begin(account: string, process: string, payload: unknown, command?: string): Promise<Outcome>;
  act(account: string, place: Place, command: string, payload: unknown): Promise<Outcome>;
  /** Uploads a document for the account's department; answers the id by which a command cites it. */
  upload(account: string, text: string): Promise<string>;
  /** null where the account may not know that it exists. */
  matter(account: string, matterId: string): Promise<Seen | null>;
  /** Ids of the matters of a process on an entry that the account may see. */
  matters(account: string, process: string, catalogCode: string): Promise<readonly string[]>;
  /** The number of the version that is effective now; null where there is none. */
  version(account: string, catalogCode: string): Promise<number | null>;
  alerts(account: string): Promise<readonly SeenAlert[]>;
  /** A year's notice comes into force by two administrators; settles when every open clock is counted by it. */
  bringsIntoForce(notice: CalendarBody): Promise<void>;
}
