import type { Instant } from '#libs/domain';
import type { CalendarBody, ClockView, MatterFrame } from '#libs/http';

/** Result of a command, in the terms of HTTP. */
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

/** The part of a matter that scenarios look at. */
export type Seen = Pick<MatterFrame, 'matterId' | 'process' | 'number' | 'state' | 'seq'> & {
  readonly clocks: readonly SeenClock[];
  /** Documents of the process, as this account may see them. */
  readonly view: Readonly<Record<string, unknown>>;
};

/** A matter with its process, which determines the paths of its routes. */
export interface Place {
  readonly process: string;
  readonly matterId: string;
}

export interface SeenAlert {
  readonly matterId: string;
  readonly clockId: string | null;
  readonly level: string;
  readonly breachClause: string | null;
}

/** A platform in rehearsal, either the pure rules or real servers: accounts give commands and read, and time passes. */
export interface Driver {
  /** Settles when everything due up to `instant` has happened; does nothing if `instant` has passed. */
  advanceTo(instant: Instant): Promise<void>;
  /** Begins a matter by the process's first command that can, or by `command`. Like `act`, it waits for the effects. */
  begin(account: string, process: string, payload: unknown, command?: string): Promise<Outcome>;
  act(account: string, place: Place, command: string, payload: unknown): Promise<Outcome>;
  /** Uploads a document for the account's department and returns the id by which commands cite it. */
  upload(account: string, text: string): Promise<string>;
  /** Returns a matter; null if the account may not know that it exists. */
  matter(account: string, matterId: string): Promise<Seen | null>;
  /** Returns the ids of the matters of a process on an entry that the account may see. */
  matters(account: string, process: string, catalogCode: string): Promise<readonly string[]>;
  /** Returns the number of the version in effect now; null if there is none. */
  version(account: string, catalogCode: string): Promise<number | null>;
  alerts(account: string): Promise<readonly SeenAlert[]>;
  /** Has two administrators bring a year's notice into force; settles when every open clock is counted by it. */
  bringsIntoForce(notice: CalendarBody): Promise<void>;
}
