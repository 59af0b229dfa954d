import {
  localDate,
  type Matter,
  type Division,
  type PublishedAccount,
  type PublishedBody,
  type PublishedBreach,
  type PublishedDelegation,
  type PublishedDepartment,
  type PublishedEntry,
  type PublishedGrant,
  type PublishedOffice,
  type PublishedOutage,
  type PublishedRecusal,
  type SideTables,
} from '#libs/domain';
import { readingsOf } from '../catalog/readings.js';
import type { ReadRow, ReadRows, ReadTable } from './tables.js';

/** Tables whose rows a matter publishes beside those that every matter has. */
type SideTable = Exclude<ReadTable, 'matter' | 'clock' | 'clock_recount' | 'task' | 'alert' | 'alert_recipient'>;

/** Makes the rows of the side tables of a matter; a table that it does not publish has none. */
export function sideRows(matter: Matter, published: SideTables): Pick<ReadRows, SideTable> {
  const { entry, grant, outage, breach, division, department, body, account, office, delegation, recusal } = published;
  const { matterId } = matter;
  return {
    catalog_entry: entry ? [entryRow(matter, entry)] : [],
    catalog_entry_version: entry ? entry.versions.map((version) => versionRow(matterId, version)) : [],
    entry_grant: grant ? [grantRow(matterId, grant)] : [],
    outage: outage ? [outageRow(matterId, outage)] : [],
    breach_standing: breach ? [breachRow(matterId, breach)] : [],
    division: division ? [divisionRow(matterId, division)] : [],
    department: department ? [departmentRow(matterId, department)] : [],
    working_body: body ? [bodyRow(matterId, body)] : [],
    account: account ? [accountRow(matterId, account)] : [],
    appointment: office ? [officeRow(matterId, office)] : [],
    delegation: delegation ? [delegationRow(matterId, delegation)] : [],
    recusal: recusal ? [recusalRow(matterId, recusal)] : [],
  };
}

const entryRow = ({ matterId, state }: Matter, entry: PublishedEntry): ReadRow => ({
  entry_id: matterId,
  catalog_code: entry.catalogCode,
  provider: entry.provider,
  state,
  name: entry.comparedName,
  version: entry.versions.at(-1)?.version ?? 0,
  content: entry.content,
  readings: readingsOf(entry.content),
  open_updates: entry.openUpdates,
  retired_for: entry.retiredFor,
});

function versionRow(entryId: string, published: PublishedEntry['versions'][number]): ReadRow {
  const { version, content: stated, effectiveAt, supersededAt, judged } = published;
  const { entryId: _, catalogCode: __, provider: ___, version: ____, effectiveFrom, ...content } = judged;
  return {
    entry_id: entryId,
    version,
    effective_from: effectiveFrom,
    effective_to: supersededAt && localDate(supersededAt),
    content,
    effective_at: effectiveAt,
    superseded_at: supersededAt,
    stated,
    content_hash: published.contentHash,
    notice_no: published.noticeNo,
    update_id: published.updateId,
  };
}

const grantRow = (matterId: string, grant: PublishedGrant): ReadRow => ({
  matter: matterId,
  catalog_code: grant.catalogCode,
  requester: grant.requester,
  active: grant.active,
});

const outageRow = (matterId: string, outage: PublishedOutage): ReadRow => ({
  matter: matterId,
  authority: outage.finder.departmentId,
  finder_role: outage.finder.role,
  confirmed_by: outage.confirmedBy,
  began_at: outage.from,
  ended_at: outage.to,
  reason: outage.reason,
  affected: outage.affected,
});

const breachRow = (matterId: string, breach: PublishedBreach): ReadRow => ({
  matter: matterId,
  responsible: breach.responsible,
  standing: breach.standing,
  clause: breach.clause,
  limit_clause: breach.limitClause,
  counted_on: breach.countedOn,
  review_until: breach.reviewUntil,
  undecided: breach.undecided,
  done_at: breach.doneAt,
  late_matter: breach.lateMatter,
  late_clock: breach.lateClock,
  judged_at: breach.judgedAt,
});

const divisionRow = (matterId: string, { code, name, level, parentCode }: Division): ReadRow => ({
  code,
  name,
  level,
  parent_code: parentCode,
  matter: matterId,
});

const departmentRow = (matterId: string, department: PublishedDepartment): ReadRow => ({
  id: department.id,
  name: department.name,
  division_code: department.divisionCode,
  uscc: department.uscc,
  front_code: department.frontCode,
  kind: department.kind,
  ended_at: department.endedAt ?? null,
  successor: department.successor ?? null,
  matter: matterId,
});

const bodyRow = (matterId: string, { departmentId, name, from, until }: PublishedBody): ReadRow => ({
  matter: matterId,
  department_id: departmentId,
  name,
  valid_from: from,
  valid_to: until,
});

const accountRow = (matterId: string, { accountId, personId, closedAt }: PublishedAccount): ReadRow => ({
  id: accountId,
  person_id: personId,
  closed_at: closedAt,
  matter: matterId,
});

/** The row of an office. Its days are for the release before, which knows no instants. */
const officeRow = (matterId: string, office: PublishedOffice): ReadRow => ({
  matter: matterId,
  account_id: office.accountId,
  role: office.role,
  department_id: office.departmentId,
  audited_divisions: office.auditedDivisions,
  client_kind: office.client?.kind ?? null,
  commands: office.client?.commands ?? [],
  valid_from: localDate(office.heldFrom),
  valid_to: office.heldTo && localDate(office.heldTo),
  held_from: office.heldFrom,
  held_to: office.heldTo,
});

const delegationRow = (matterId: string, delegation: PublishedDelegation): ReadRow => ({
  matter: matterId,
  account_id: delegation.accountId,
  role: delegation.role,
  department_id: delegation.departmentId,
  delegated_by: delegation.delegatedBy,
  qualified_by: delegation.qualifiedBy,
  held_from: delegation.heldFrom,
  held_to: delegation.heldTo,
});

const recusalRow = (matterId: string, { personId, recusedFrom }: PublishedRecusal): ReadRow => ({
  matter: matterId,
  person_id: personId,
  recused_from: recusedFrom,
});
