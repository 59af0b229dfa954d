import { isPlaced } from '../../access/placed.js';
import { isBusinessRole, type Actor, type Office, type Role } from '../../access/roles.js';
import { atLocal, localDate, type Instant, type LocalDate } from '../../calendar/time.js';
import { allOf, rule, type Check, type Refusal } from '../../language/refusal.js';
import type { TermOfOffice } from '../../matter/facts.js';
import type { Refused } from '../../matter/happening.js';
import { refuse } from '../../matter/table.js';
import type { Organisation } from '../../organisation/organisation.js';
import type { Department } from '../../organisation/types.js';
import { CLAUSE } from '../administering/administrator.js';
import type { OfficeGrant } from './office-grant.state.js';

/** What an office is proposed with. */
export type Proposal = Pick<OfficeGrant, 'accountId' | 'role' | 'departmentId' | 'from' | 'until' | 'auditedDivisions'>;

/** Everything on which the fitness of an office depends. */
export interface Grounds {
  /** Holder of the account; null if it is unknown or closed. */
  readonly holder: Pick<Actor, 'personId' | 'client'> | null;
  /** Offices of the account that have not ended. */
  readonly offices: readonly TermOfOffice[];
  readonly organisation: Organisation;
  /** Body whose administrators keep the organisation. */
  readonly administration: string;
  readonly at: Instant;
}

type Fit = { readonly ok: true; readonly personId: string } | Refused;

/**
 * Returns who would hold the office, or why it cannot be given (§5.1, SoD-9). Asked when it is proposed, and again when it
 * is confirmed.
 */
export function fitOffice(proposal: Proposal, grounds: Grounds): Fit {
  const { holder, offices, at } = grounds;
  const meanwhile = offices.filter((office) => isMeanwhile(office, proposal, at));
  const others = allOf(unfitPeriod(proposal, at), unfitPlace(proposal, grounds) ?? unfitTogether(proposal, meanwhile));
  if (!holder) return refuse(allOf(unfit('NO_SUCH_ACCOUNT', 'accountId', '没有这个账号，或者已经停用'), others));
  if (holder.client) return refuse(allOf(unfit('ROLES_DO_NOT_COMBINE', 'accountId', '接入系统不任职'), others));
  return others ? refuse(others) : { ok: true, personId: holder.personId };
}

const unfit = (code: string, field: string, message: string): Refusal =>
  rule(code, CLAUSE, `不能任此职：${message}。`, [{ field, message }]);

/** Returns the instants between which the office would be held if it were confirmed now. */
export const termOf = ({ role, departmentId, from, until }: Proposal, at: Instant): TermOfOffice => ({
  role,
  departmentId,
  heldFrom: from === null || atLocal(from) < at ? at : atLocal(from),
  heldTo: until && atLocal(until),
});

function isMeanwhile({ heldFrom, heldTo }: TermOfOffice, proposal: Proposal, at: Instant): boolean {
  const term = termOf(proposal, at);
  const isBefore = (end: Instant | null, start: Instant): boolean => end !== null && end <= start;
  return !isBefore(heldTo, term.heldFrom) && !isBefore(term.heldTo, heldFrom);
}

function unfitPlace(
  { role, departmentId, auditedDivisions }: Proposal,
  { organisation, administration }: Grounds,
): Check {
  return allOf(
    notThere({ role, departmentId }, organisation) ??
      (role === 'SYSADMIN' && departmentId !== administration
        ? unfit('ROLE_NOT_THERE', 'departmentId', '系统管理员都在平台建设管理单位任职')
        : null),
    unfitDivisions({ role, auditedDivisions }, organisation),
  );
}

function notThere({ role, departmentId }: Pick<Proposal, 'role' | 'departmentId'>, organisation: Organisation) {
  const department = organisation.find(departmentId);
  if (!department || department.endedAt)
    return unfit('NO_SUCH_DEPARTMENT', 'departmentId', '没有这个部门，或者已经撤销');
  return mayHave(department, role, organisation) ? null : unfit('ROLE_NOT_THERE', 'role', '这类部门没有这个职务');
}

function unfitDivisions(
  { role, auditedDivisions }: Pick<Proposal, 'role' | 'auditedDivisions'>,
  organisation: Organisation,
): Refusal | null {
  const isAuditor = role === 'AUDITOR';
  if (isAuditor !== auditedDivisions.length > 0)
    return unfit('AUDITED_DIVISIONS', 'auditedDivisions', '审计人员须有审计的行政区划，其他职务没有');
  const unknown = auditedDivisions.find((code) => code !== '*' && organisation.chain(code).length === 0);
  return unknown === undefined ? null : unfit('AUDITED_DIVISIONS', 'auditedDivisions', `没有行政区划 ${unknown}`);
}

/** True if the body has the role: where it is placed, and of business a government has the decider's alone. */
const mayHave = ({ id, kind }: Department, role: Role, organisation: Organisation): boolean =>
  isPlaced({ role, departmentId: id }, organisation) &&
  (kind !== 'GOVERNMENT' || role === 'GOV_DECIDER' || !isBusinessRole(role));

/** An account does business in one department, or audits or runs the platform, and never both (§5.1, SoD-9). */
function unfitTogether({ role, departmentId }: Proposal, meanwhile: readonly Office[]): Refusal | null {
  if (meanwhile.some((office) => office.role === role && office.departmentId === departmentId))
    return unfit('OFFICE_TAKEN', 'role', '该账号已任此职');
  if (meanwhile.some((office) => isBusinessRole(office.role) !== isBusinessRole(role)))
    return unfit('ROLES_DO_NOT_COMBINE', 'role', '审计、运维和系统管理人员不得兼任业务职务');
  if (!isBusinessRole(role) && meanwhile.some((office) => office.role !== role))
    return unfit('ROLES_DO_NOT_COMBINE', 'role', '审计、运维和系统管理职务不得互相兼任');
  if (isBusinessRole(role) && meanwhile.some((office) => office.departmentId !== departmentId))
    return unfit('ONE_DEPARTMENT', 'departmentId', '一个账号只在一个部门任职，请先免去原部门的职务');
  return null;
}

/** An administrator has no end of office, because somebody else must be one before. */
function unfitPeriod({ role, from, until }: Proposal, at: Instant): Check {
  const today = localDate(at);
  const isPast = from !== null && from < today;
  return allOf(
    isPast ? unfit('OFFICE_PERIOD', 'from', '任职不能从过去开始') : null,
    unfitEnd(role, until, from ?? today),
  );
}

function unfitEnd(role: Role, until: LocalDate | null, begins: LocalDate): Refusal | null {
  if (until === null) return null;
  if (role === 'SYSADMIN') return unfit('OFFICE_PERIOD', 'until', '系统管理员没有终期，由另一位系统管理员免去');
  return until <= begins ? unfit('OFFICE_PERIOD', 'until', '免职日期应晚于任职日期') : null;
}
