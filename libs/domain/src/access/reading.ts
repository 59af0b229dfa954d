import type { Organisation } from '../organisation/organisation.js';
import type { Audience, Eyes } from './audience.js';
import { homeOf, type Parties, type Side } from './parties.js';
import { isPlaced } from './placed.js';
import { isAuthorityRole, isBusinessRole, type Actor, type Office } from './roles.js';

/** Division codes with every lower level listed. */
export type Divisions = readonly string[] | 'ALL';

/** Matters that concern an actor, in the terms of a query. */
export interface ReaderScope {
  /** Departments of the actor; their matters are readable, drafts included. */
  readonly own: readonly string[];
  /** Divisions in which every open matter is readable. */
  readonly divisions: Divisions;
  /** Bodies whose records of the organisation are readable, since the actor is their administrator; absent if there are none. */
  readonly administrations?: readonly string[];
}

/** A reader: the matters that concern them, and their offices. */
export interface Reader extends ReaderScope {
  /** Whoever holds an office to which an alert or a notice was sent may open its matter. */
  readonly offices: readonly Office[];
}

/** The part of a matter that decides who may read it. */
export interface ReadableMatter {
  readonly parties: Parties;
  /** True once submitted; until then only the requesting department sees the request. */
  readonly open: boolean;
  /** Departments that a limit of the matter names: the responsible one and the other party. */
  readonly limits: readonly string[];
}

/** Returns the matters that the actor's offices let them read; those of authorities and governments also read the lower levels (§5.1). */
export function readerScope(actor: Actor, organisation: Organisation): Reader {
  const overseen = actor.offices
    .filter((office) => isAuthorityRole(office.role) && isPlaced(office, organisation))
    .map(({ departmentId }) => organisation.department(departmentId).divisionCode);
  const audited = auditedDivisions(actor, organisation);
  return {
    offices: actor.offices,
    own: ownDepartments(actor),
    divisions: audited === 'ALL' ? 'ALL' : [...new Set([...withLower(overseen, organisation), ...audited])],
    ...administrationsOf(actor),
  };
}

/**
 * True if the matter concerns the actor. Before submission it is the home department's alone; afterwards also that of
 * its parties' people, of the departments that a limit in it names, and of readers whose divisions contain a party's.
 * Reviewers and deciders of an extension are among those readers, because they stand at or above the provider's
 * division. The other people of an authority see the matters in which a limit names it, not all those in which it may
 * have to decide. A record of the organisation is read by administrators and by auditors of every division. People who
 * were told of a matter by an alert or notice may open it as well; the store knows them.
 */
export function mayRead(
  { parties, open, limits }: ReadableMatter,
  scope: ReaderScope,
  organisation: Organisation,
): boolean {
  const { administration } = parties;
  if (administration !== undefined)
    return scope.divisions === 'ALL' || (scope.administrations ?? []).includes(administration);
  const isOwn = (id: string | undefined): boolean => id !== undefined && scope.own.includes(id);
  const home = homeOf(parties);
  if (isOwn(home)) return true;
  const among = [home, parties.provider, parties.source];
  return open && (among.some((id) => isOwn(id) || covers(scope.divisions, id, organisation)) || limits.some(isOwn));
}

/**
 * Returns the audiences whose history lines the actor sees in a readable matter: what every department may know; if
 * the matter concerns them also the lines for everybody, and the internal lines of the actor's own sides. Drafts stay
 * inside the requester, unapproved proposals and internal opinions inside the provider, and the defence of a responsible
 * department inside that department. Once the matter is open, an auditor also sees the sides that lie in the audited
 * divisions.
 */
export function eyesOf(actor: Actor, matter: ReadableMatter, organisation: Organisation): Eyes {
  const { parties, open } = matter;
  if (!mayRead(matter, readerScope(actor, organisation), organisation)) return new Set<Audience>(['everyDepartment']);
  const own = ownDepartments(actor);
  const audited = open ? auditedDivisions(actor, organisation) : [];
  const isOn = (...sides: readonly Side[]): boolean =>
    sides.some((side) => {
      const id = parties[side];
      return id !== undefined && (own.includes(id) || covers(audited, id, organisation));
    });
  return new Set<Audience>([
    'everyDepartment',
    'everybody',
    ...(isOn('requester') ? (['requester'] as const) : []),
    ...(isOn('provider', 'source') ? (['provider'] as const) : []),
    ...(isOn('authority', 'extensionAuthority') ? (['authority'] as const) : []),
    ...(isOn('responsible') ? (['responsible'] as const) : []),
  ]);
}

/**
 * Departments in which the account holds a business role; auditors and operators are registered in a department without
 * being among its people.
 */
const ownDepartments = ({ offices }: Actor): readonly string[] => [
  ...new Set(offices.filter(({ role }) => isBusinessRole(role)).map(({ departmentId }) => departmentId)),
];

function administrationsOf({ offices }: Actor): Pick<ReaderScope, 'administrations'> {
  const administrations = offices.filter(({ role }) => role === 'SYSADMIN').map(({ departmentId }) => departmentId);
  return administrations.length > 0 ? { administrations } : {};
}

/** Returns the divisions that an auditor audits; none for everybody else. */
export function auditedDivisions(actor: Actor, organisation: Organisation): Divisions {
  if (!actor.offices.some(({ role }) => role === 'AUDITOR')) return [];
  return actor.auditedDivisions.includes('*') ? 'ALL' : withLower(actor.auditedDivisions, organisation);
}

const withLower = (codes: readonly string[], organisation: Organisation): readonly string[] =>
  codes.flatMap((code) => organisation.subtree(code));

/** True if the reader belongs to the department or oversees it, so that its figures are told to them. */
export const answersFor = (
  { own, divisions }: ReaderScope,
  departmentId: string,
  organisation: Organisation,
): boolean => own.includes(departmentId) || covers(divisions, departmentId, organisation);

const covers = (divisions: Divisions, departmentId: string | undefined, organisation: Organisation): boolean =>
  departmentId !== undefined &&
  (divisions === 'ALL' || divisions.includes(organisation.department(departmentId).divisionCode));
