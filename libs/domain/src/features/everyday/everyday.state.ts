import type { Role } from '../../access/roles.js';
import type { Instant, LocalDate } from '../../calendar/time.js';
import type { Audience } from '../../access/audience.js';
import type { Stance, Urgency } from './everyday.content.js';

/** Everyday acts on a matter (日常办理). The process never reads them. */
export interface Everyday {
  /** Department whose office began the matter; null if an effect of another matter began it. */
  readonly begunBy: string | null;
  readonly urgency: Urgency;
  readonly receipts: readonly SignedReceipt[];
  readonly urgings: readonly Urging[];
  readonly supervisions: readonly Supervision[];
  readonly handOvers: readonly HandOver[];
  /** Rounds of opinions, by their number from 1. */
  readonly opinions: readonly OpinionRound[];
  readonly documentNumbers: readonly DocumentNumber[];
  readonly slips: readonly Slip[];
}

export const NOTHING_YET: Everyday = {
  begunBy: null,
  urgency: 'ORDINARY',
  receipts: [],
  urgings: [],
  supervisions: [],
  handOvers: [],
  opinions: [],
  documentNumbers: [],
  slips: [],
};

/** Account and instant of an act. */
interface Done {
  readonly accountId: string;
  readonly at: Instant;
}

/** 签收 of one revision of the document. */
export interface SignedReceipt extends Done {
  readonly departmentId: string;
  readonly revision: number;
}

/** 催办. */
export interface Urging extends Done {
  readonly departmentId: string;
  readonly urged: readonly string[];
  readonly text: string;
}

/** 督办: demand of an authority to a department, and the answer. */
export interface Supervision extends Done {
  readonly supervision: number;
  readonly authorityId: string;
  readonly departmentId: string;
  readonly requirement: string;
  /** Working days. */
  readonly answerWithin: number;
  readonly answer: (Done & { readonly text: string }) | null;
  /** Instant at which the matter ended before the answer, which is no longer awaited; null if it did not. */
  readonly endedAt: Instant | null;
}

/** 转办 inside a department. */
export interface HandOver extends Done {
  readonly departmentId: string;
  readonly to: string;
  /** Roles that the colleague held at that time: tasks of these roles are assigned to them. */
  readonly roles: readonly Role[];
  /** Instant at which the matter ended; null if it has not. */
  readonly endedAt: Instant | null;
}

/** 会签: colleagues who were asked at once; each answers for themselves. */
export interface OpinionRound extends Done {
  readonly round: number;
  readonly departmentId: string;
  readonly question: string;
  /** Offices of the colleagues; of rounds that earlier releases stored, those of the working body. */
  readonly roles: readonly Role[];
  /** Instant at which the matter ended before all had answered; null if it did not. */
  readonly endedAt: Instant | null;
  readonly colleagues: readonly AskedColleague[];
}
export interface AskedColleague {
  readonly accountId: string;
  /** Opinion of the colleague; null until it is given. */
  readonly opinion: { readonly stance: Stance; readonly text: string | null; readonly at: Instant } | null;
}

/** 发文字号 of the document that event `of` issued, as event `seq` gave it. */
export interface DocumentNumber extends Done {
  readonly seq: number;
  readonly departmentId: string;
  readonly of: number;
  readonly number: string;
  readonly date: LocalDate;
}

/** 更正 of a text in event `of`: the text before and after. */
export interface Slip extends Done {
  readonly seq: number;
  readonly departmentId: string;
  readonly of: number;
  readonly field: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly audience: Audience;
  /** Revision of the text, from 2; absent in corrections that earlier releases stored. */
  readonly revision?: number;
}

/** Returns a text of event `of` as last corrected; `recorded` if it never was. */
export const standing = ({ slips }: Everyday, of: number, field: string, recorded: string): string =>
  slips.findLast((slip) => slip.of === of && slip.field === field)?.to ?? recorded;

/** Returns the revision of a text: 1 as recorded, one more for each correction. */
export const revisionOf = ({ slips }: Everyday, of: number, field: string): number =>
  1 + slips.filter((slip) => slip.of === of && slip.field === field).length;

export const isAwaited = ({ answer, endedAt }: Supervision): boolean => answer === null && endedAt === null;

/** Returns the account ids of the colleagues whose opinion is still awaited. */
export const asked = ({ colleagues, endedAt }: OpinionRound): readonly string[] =>
  endedAt !== null ? [] : colleagues.flatMap(({ accountId, opinion }) => (opinion ? [] : [accountId]));
