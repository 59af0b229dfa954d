import type { Parties } from './parties.js';

/**
 * Duties (职责) that §5.3 keeps apart. Whoever acts without one of the named duties handles the matter for a department
 * (`HANDLE`), or oversees it for an authority (`OVERSEE`).
 */
export const DUTIES = [
  'DRAFT',
  'ASSESS',
  'CONSENT',
  'PROPOSE_REPLY',
  'CONSENT_TO_REPLY',
  'ASK_EXTENSION',
  'DECIDE_EXTENSION',
  'REVIEW',
  'REGISTER',
  'CONFIRM',
  'OPEN_CANDIDATE',
  'JUDGE',
  'JUDGE_ANEW',
  'UNDO_JUDGEMENT',
  'HANDLE_THE_LATE_MATTER',
  'UPLOAD_VERSION',
  'ACTIVATE_VERSION',
  'PROPOSE_POWER',
  'CONFIRM_POWER',
  'RECUSE',
  'LIFT_RECUSAL',
  'HANDLE',
  'OVERSEE',
] as const;
export type Duty = (typeof DUTIES)[number];

/**
 * Code and message of the refusal to somebody who has done the other duty. The message speaks of a person, not to one,
 * because a colleague may read it.
 */
interface Bar {
  readonly code: string;
  readonly message: string;
}

/** Two groups of duties that no natural person combines. */
export interface Separation {
  /** Number of the rule in §5.3, as in SoD-4. */
  readonly sod: number;
  readonly one: readonly Duty[];
  readonly other: readonly Duty[];
  /** Refusal of a duty of `other` to a person who has done one of `one`. */
  readonly bars: Bar;
  /** Refusal of a duty of `one` to a person who has done one of `other`; null where that order cannot come. */
  readonly barsBack: Bar | null;
  /** True if the policy may except a working body of one person. */
  readonly exceptable?: true;
  /** True if it holds only inside a department that is itself a party: an authority with a case of its own. */
  readonly inOwnCase?: true;
}

const OWN_DRAFT: Bar = { code: 'OWN_DRAFT', message: '起草人不得审核同意自己起草的内容，请由其他负责人办理。' };
const HAS_CONSENTED: Bar = {
  code: 'HAS_CONSENTED',
  message: '审核同意过本事项内容的人不得再起草或者评估，请由其他人员办理。',
};
const HAS_ASSESSED: Bar = {
  code: 'HAS_ASSESSED',
  message: '评估过本事项内容的人不得再起草或者审核同意，请由其他人员办理。',
};
const HAS_HANDLED: Bar = {
  code: 'HAS_HANDLED',
  message: '作为当事部门的人员办理过本事项的人，不得再以主管部门的身份审核，请由其他人员办理。',
};
const HAS_REVIEWED: Bar = {
  code: 'HAS_REVIEWED',
  message: '以主管部门的身份审核过本事项的人，不得再为当事部门办理，请由其他人员办理。',
};
const OWN_REQUEST: Bar = { code: 'OWN_REQUEST', message: '申请延期的人不得审核延期，请由其他人员办理。' };
const OWN_REGISTRATION: Bar = { code: 'OWN_REGISTRATION', message: '登记人不得认定自己登记的补记，请由其他人员办理。' };
const OWN_CANDIDATE: Bar = { code: 'OWN_CANDIDATE', message: '登记线索的人不得认定同一线索，请由其他人员认定。' };
const JUDGED_BEFORE: Bar = {
  code: 'JUDGED_BEFORE',
  message: '提出异议或者认定被撤销后，应由原认定人以外的人员重新认定。',
};
const OWN_JUDGEMENT: Bar = { code: 'OWN_JUDGEMENT', message: '作出认定的人不得撤销该认定，请由其他人员办理。' };
const HAS_UNDONE: Bar = { code: 'HAS_UNDONE', message: '撤销过本线索认定的人不得再作认定，请由其他人员认定。' };
const HANDLED_THE_MATTER: Bar = {
  code: 'HANDLED_THE_MATTER',
  message: '办理过所涉事项的人不得认定由此产生的违规线索，请由其他人员认定。',
};
const OWN_UPLOAD: Bar = {
  code: 'OWN_UPLOAD',
  message: '上传的人不得启用同一版本，请由另一位系统管理员核对后启用。',
};

const OWN_PROPOSAL: Bar = {
  code: 'OWN_PROPOSAL',
  message: '提出的人不得确认自己提出的事项，请由另一位系统管理员核对后确认。',
};
const OWN_RECUSAL: Bar = {
  code: 'OWN_RECUSAL',
  message: '登记回避的人不得解除自己登记的回避，请由另一位系统管理员核对后解除。',
};

/** Duties of the departments that are parties. */
const OF_A_PARTY: readonly Duty[] = [
  'DRAFT',
  'ASSESS',
  'CONSENT',
  'PROPOSE_REPLY',
  'CONSENT_TO_REPLY',
  'ASK_EXTENSION',
  'REGISTER',
  'HANDLE',
];

/**
 * The separations of §5.3 between duties, for all processes. The other rules of §5.3 separate no duties: SoD-12 separates
 * sides ({@link actsForAnother}), SoD-5 also departments (`outOfTurn`), SoD-9 is a rule on roles (`mayGive`).
 */
export const SEPARATIONS: readonly Separation[] = [
  {
    sod: 1,
    one: ['DRAFT'],
    other: ['CONSENT'],
    bars: OWN_DRAFT,
    barsBack: HAS_CONSENTED,
    exceptable: true,
  },
  {
    sod: 2,
    one: ['PROPOSE_REPLY'],
    other: ['CONSENT_TO_REPLY'],
    bars: OWN_DRAFT,
    barsBack: HAS_CONSENTED,
    exceptable: true,
  },
  {
    sod: 3,
    one: ['DRAFT'],
    other: ['ASSESS'],
    bars: OWN_DRAFT,
    barsBack: HAS_ASSESSED,
    exceptable: true,
  },
  {
    sod: 3,
    one: ['ASSESS'],
    other: ['CONSENT'],
    bars: HAS_ASSESSED,
    barsBack: HAS_CONSENTED,
    exceptable: true,
  },
  {
    sod: 4,
    one: ['REGISTER'],
    other: ['CONFIRM'],
    bars: OWN_REGISTRATION,
    barsBack: HAS_REVIEWED,
  },
  {
    sod: 5,
    one: ['ASK_EXTENSION'],
    other: ['DECIDE_EXTENSION'],
    bars: OWN_REQUEST,
    barsBack: HAS_REVIEWED,
  },
  {
    sod: 4,
    one: OF_A_PARTY,
    other: ['REVIEW', 'DECIDE_EXTENSION', 'CONFIRM'],
    bars: HAS_HANDLED,
    barsBack: HAS_REVIEWED,
    inOwnCase: true,
  },
  {
    sod: 6,
    one: ['HANDLE_THE_LATE_MATTER'],
    other: ['JUDGE', 'JUDGE_ANEW', 'UNDO_JUDGEMENT'],
    bars: HANDLED_THE_MATTER,
    barsBack: null,
  },
  {
    sod: 8,
    one: ['OPEN_CANDIDATE'],
    other: ['JUDGE', 'JUDGE_ANEW'],
    bars: OWN_CANDIDATE,
    barsBack: null,
  },
  {
    sod: 8,
    one: ['JUDGE'],
    other: ['JUDGE_ANEW'],
    bars: JUDGED_BEFORE,
    barsBack: null,
  },
  {
    sod: 8,
    one: ['JUDGE'],
    other: ['UNDO_JUDGEMENT'],
    bars: OWN_JUDGEMENT,
    barsBack: HAS_UNDONE,
  },
  {
    sod: 10,
    one: ['UPLOAD_VERSION'],
    other: ['ACTIVATE_VERSION'],
    bars: OWN_UPLOAD,
    barsBack: null,
  },
  {
    sod: 10,
    one: ['PROPOSE_POWER'],
    other: ['CONFIRM_POWER'],
    bars: OWN_PROPOSAL,
    barsBack: null,
  },
  {
    sod: 7,
    one: ['RECUSE'],
    other: ['LIFT_RECUSAL'],
    bars: OWN_RECUSAL,
    barsBack: null,
  },
];

/** A natural person, whichever of their accounts is used. */
interface Person {
  readonly personId: string;
}

/** A natural person who acted for a department, with the duties that they did. */
export interface Act extends Person {
  /** null for a person who asked for the matter in another one. */
  readonly departmentId: string | null;
  readonly duties: readonly Duty[];
}

/** Returns what people did in a matter that was late, as its candidate counts it (SoD-6). */
export const actsInLateMatter = (acted: readonly string[]): readonly Act[] =>
  acted.map((personId) => ({ personId, departmentId: null, duties: ['HANDLE_THE_LATE_MATTER'] }));

/** Returns the natural persons who acted in a matter, without those who only asked for it in another one. */
export const actorsAmong = (acted: readonly Act[]): readonly string[] =>
  acted.flatMap(({ personId, departmentId }) => (departmentId === null ? [] : [personId]));

/** True if two accounts belong to one natural person: duties are separated by person, not by account. */
export const sameNaturalPerson = (a: Person, b: Person): boolean => a.personId === b.personId;

/** Refusal of a duty to one person. */
export interface Barrier extends Bar {
  /** True if the policy may except a working body of one person. */
  readonly exceptable: boolean;
}

/** Returns what keeps a person from a duty after what they have done; empty if nothing does. */
export function barriers(acted: readonly Act[], person: Person, duty: Duty, isOwnCase: boolean): readonly Barrier[] {
  const done = acted.filter((act) => sameNaturalPerson(act, person)).flatMap(({ duties }) => duties);
  const hasDone = (duties: readonly Duty[]): boolean => duties.some((one) => done.includes(one));
  return SEPARATIONS.flatMap(({ one, other, bars, barsBack, exceptable = false, inOwnCase = false }) => {
    if (inOwnCase && !isOwnCase) return [];
    if (other.includes(duty) && hasDone(one)) return [{ ...bars, exceptable }];
    return barsBack && one.includes(duty) && hasDone(other) ? [{ ...barsBack, exceptable }] : [];
  });
}

/** True if a department is a party of the matter, and not only an authority over it. */
export const isParty = (departmentId: string, { requester, provider, source, responsible }: Parties): boolean =>
  [requester, provider, source, responsible].includes(departmentId);

/** True if this natural person has already acted in the matter for a department other than `departmentId` (SoD-12). */
export const actsForAnother = (
  acted: readonly Pick<Act, 'personId' | 'departmentId'>[],
  actor: Person,
  departmentId: string,
): boolean =>
  acted.some((act) => act.departmentId !== null && act.departmentId !== departmentId && sameNaturalPerson(act, actor));
