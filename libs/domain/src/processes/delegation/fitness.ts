import { sameNaturalPerson } from '../../access/separation.js';
import { isBusinessRole, type Actor, type Office } from '../../access/roles.js';
import { addDays, localDate, type Instant } from '../../calendar/time.js';
import { allOf, rule, type Refusal } from '../../language/refusal.js';
import { OUR_NUMBERS } from '../../law/our-numbers.js';
import type { Refused } from '../../matter/happening.js';
import { refuse } from '../../matter/table.js';
import type { Organisation } from '../../organisation/organisation.js';
import { CLAUSE } from '../administering/administrator.js';
import type { Delegation } from './delegation.state.js';
import { notBelow } from './rank.js';

/** What a delegation is proposed with. */
export type Proposal = Pick<Delegation, 'accountId' | 'delegatedBy' | 'role' | 'departmentId' | 'from' | 'until'>;

/** Everything on which the fitness of a delegation depends. */
export interface Grounds {
  /** Holder of the account that is to act; null if it is unknown or closed. */
  readonly acting: Actor | null;
  /** Holder of the account whose office it is; null if it is unknown or closed. */
  readonly delegating: Actor | null;
  /** True if the account acts in this office for another already. */
  readonly taken: boolean;
  /** True if the policy lets the office of a head be delegated. */
  readonly headsDelegate: boolean;
  readonly organisation: Organisation;
  readonly at: Instant;
}

interface Persons {
  readonly personId: string;
  readonly delegatingPersonId: string;
}
type Fit = { readonly ok: true; readonly persons: Persons } | Refused;

/** Longest delegation, in days. */
const LONGEST: number = OUR_NUMBERS.longestDelegation.value;

/**
 * Returns whose office it is and who would act in it, or why it cannot be delegated (§5.3). Asked when the delegation is
 * proposed, and again when it is confirmed.
 */
export function fitDelegation(proposal: Proposal, grounds: Grounds): Fit {
  const { acting, delegating } = grounds;
  const refusals = allOf(
    unknown(acting, 'accountId'),
    unknown(delegating, 'delegatedBy'),
    unfitOffice(proposal, grounds) ?? (acting && delegating ? unfitPersons(proposal, acting, delegating) : null),
    unfitPeriod(proposal, grounds.at),
    grounds.taken ? unfit('ACTS_ALREADY', 'accountId', '该账号已在代行此职，请先终止原授权') : null,
  );
  if (refusals) return refuse(refusals);
  if (!acting || !delegating) throw new Error('a delegation passed without its persons');
  return { ok: true, persons: { personId: acting.personId, delegatingPersonId: delegating.personId } };
}

const unfit = (code: string, field: string, message: string): Refusal =>
  rule(code, CLAUSE, `不能授权代行：${message}。`, [{ field, message }]);

const unknown = (holder: Actor | null, field: 'accountId' | 'delegatedBy'): Refusal | null =>
  holder ? null : unfit('NO_SUCH_ACCOUNT', field, '没有这个账号，或者已经停用');

function unfitOffice({ role, departmentId }: Proposal, { headsDelegate, organisation }: Grounds): Refusal | null {
  const department = organisation.find(departmentId);
  if (!department || department.endedAt)
    return unfit('NO_SUCH_DEPARTMENT', 'departmentId', '没有这个部门，或者已经撤销');
  if (!isBusinessRole(role)) return unfit('NEVER_DELEGATED', 'role', '审计、运维和系统管理职务不得授权他人代行');
  if (role !== 'DEPT_HEAD' || headsDelegate) return null;
  return unfit('HEAD_NOT_DELEGATED', 'role', '部门负责人的职务不得授权他人代行，除非现行政策允许');
}

function unfitPersons({ role, departmentId }: Proposal, acting: Actor, delegating: Actor): Refusal | null {
  if (acting.client) return unfit('PROGRAM_DELEGATION', 'accountId', '接入系统不代行职务');
  if (delegating.client) return unfit('PROGRAM_DELEGATION', 'delegatedBy', '接入系统没有可以授权的职务');
  if (sameNaturalPerson(acting, delegating))
    return unfit('DELEGATED_TO_ONESELF', 'accountId', '代行人与授权人是同一自然人，请改由他人代行');
  const own = ownOffices(delegating, departmentId);
  if (!own.some((office) => office.role === role))
    return unfit('OFFICE_NOT_HELD', 'delegatedBy', '授权人没有在该部门担任此职，代行的职务不能再授权');
  const ranks = notBelow(role);
  if (!ownOffices(acting, departmentId).some((office) => ranks.includes(office.role)))
    return unfit('RANK_TOO_LOW', 'accountId', '代行人应在同一部门担任同级或者更高的职务');
  return null;
}

/** Offices of the department that an account holds itself: neither inherited nor as another's deputy. */
const ownOffices = ({ offices }: Actor, departmentId: string): readonly Office[] =>
  offices.filter((one) => one.departmentId === departmentId && !one.inherited && one.delegatedBy === undefined);

function unfitPeriod({ from, until }: Proposal, at: Instant): Refusal | null {
  const today = localDate(at);
  const begins = from ?? today;
  if (begins < today) return unfit('DELEGATION_PERIOD', 'from', '代行不能从过去开始');
  if (until <= begins) return unfit('DELEGATION_PERIOD', 'until', '终止日期应晚于开始日期');
  if (until <= addDays(begins, LONGEST)) return null;
  return unfit('DELEGATION_PERIOD', 'until', `一次授权最长 ${LONGEST} 日，到期后重新提出`);
}
