import type { z } from 'zod';
import type { ClockExplanation, HistoryLine, Lateness, MatterView, UseRecord } from '#libs/http';

/** A matter as its reader may see it at one instant: a paper says nothing else. */
export interface Material {
  readonly view: z.output<typeof MatterView>;
  /** Chinese title of the process, and of a state of it. */
  readonly processTitle: string;
  readonly stateTitle: string;
  readonly history: readonly HistoryLine[];
  /** Titles of the clocks by their ids. */
  readonly clockTitles: ReadonlyMap<string, string>;
  /** The clock that a paper explains; null where the reader named none. */
  readonly explained: ClockExplanation | null;
  /** Use records; null where the reader may not print them. */
  readonly useRecords: readonly z.output<typeof UseRecord>[] | null;
  readonly department: (id: string) => string;
  /** Name of a data item of the entry that the matter is about; its id where no name is known. */
  readonly item: (id: string) => string;
}

/** What the maker of one kind of paper says. */
export interface Told<Body> {
  readonly title: string;
  /** Instant of the act that the paper tells, by which its 发文字号 is found; null for a paper about many acts. */
  readonly actAt: string | null;
  readonly body: Body;
}

/** Name of the department on a side of the matter; a matter without it says so. */
export function partyOf({ view }: Material, side: keyof Material['view']['parties']): string {
  return view.parties[side]?.name ?? '（没有）';
}

/** A statutory clock that is overdue, in a matter that the reader may see. */
export interface LateClock {
  readonly department: string;
  readonly number: string | null;
  readonly subject: string;
  readonly clock: string;
  readonly clause: string;
  readonly lastDay: string;
  /** Working days since the last day, without those on which the act lay with another side. */
  readonly overdueWorkingDays: number;
  /** Who held it one after the other, each with their working days; the last holds it now. */
  readonly held: readonly { readonly by: string; readonly days: number; readonly lateDays: number }[];
}

/** What papers about many matters are made of. */
export interface ListMaterial {
  /** Name of the department that the paper is about; null for all that the reader may see. */
  readonly department: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly late: readonly LateClock[];
  /** Number of all that are late; the paper lists the earliest. */
  readonly lateTotal: number;
  readonly figures: z.output<typeof Lateness>;
}
