/** A point that the Regulation leaves open, and how it may be read (regulation.md §3.6). What people read is Chinese. */
export interface OpenPoint {
  /** The question as an office would put it. */
  readonly question: string;
  /** What each reading says, by its name. The first is the default. */
  readonly options: Readonly<Record<string, string>>;
  /** Why the default is the default. */
  readonly why: string;
  /** By which policy it is read: the one under which the clock began, or the one in force at the instant of the act. */
  readonly readBy: 'CLOCK' | 'ACT';
  /** Where it is read; nowhere, while no process of this release meets the question. */
  readonly uses: readonly PointUse[];
  /** Why this release does not offer a reading, by its name. */
  readonly notOffered?: Readonly<Record<string, string>>;
}

export interface PointUse {
  /** Its name, as in its definition. */
  readonly process: string;
  readonly clause: string;
}
