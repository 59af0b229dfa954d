import type { Organisation } from '../organisation/organisation.js';
import type { Audience, Eyes } from './audience.js';
import { homeOf, type Parties, type Side } from './parties.js';
import { AUTHORITY_ROLES, isBusinessRole, type Actor, type Role } from './roles.js';

/** Division codes, lower levels written out. */
type Divisions = readonly string[] | 'ALL';

/** Whose matters an actor may read, in the terms of a query. */
export interface ReaderScope {
  /** Departments whose own matters are the actor's, drafts included. */
  readonly own: readonly string[];
  /** Divisions of which all open matters may be read. */
  readonly divisions: Divisions;
}

/** As much of a matter as says who may read it. */
export interface ReadableMatter {
  readonly parties: Parties;
  /** Submitted: until then a request is seen by its own department alone. */
  readonly open: boolean;
}

/** Roles that read lower levels too (§5.1): of the authorities, and the government's own. */
const OVERSEEING_ROLES: readonly Role[] = [...AUTHORITY_ROLES, 'GOV_DECIDER'];

/** What the actor's offices let them read (§5.1). */
export function readerScope(actor: Actor, organisation: Organisation): ReaderScope {
  const overseen = actor.offices
    .filter(({ role }) => OVERSEEING_ROLES.includes(role))
    .map(({ departmentId }) => organisation.department(departmentId).divisionCode);
  const audited = auditedDivisions(actor, organisation);
  return {
    own: ownDepartments(actor),
    divisions: audited === 'ALL' ? 'ALL' : [...new Set([...withLower(overseen, organisation), ...audited])],
  };
}

/**
 * The actor may know that this matter exists. After submission: the people of its parties, and those whose divisions
 * contain a party's. That includes who reviews it or decides an extension: they always stand at or above the provider's
 * division.
 */
export function mayRead({ parties, open }: ReadableMatter, scope: ReaderScope, organisation: Organisation): boolean {
  const isOwn = (id: string | undefined): boolean => id !== undefined && scope.own.includes(id);
  const home = homeOf(parties);
  if (isOwn(home)) return true;
  const among = [home, parties.provider, parties.source];
  return open && among.some((id) => isOwn(id) || covers(scope.divisions, id, organisation));
}

/**
 * Whose lines somebody who may read the matter sees: what is for everybody, and the internal ones of the sides they
 * stand on. Drafts stay inside the requester, unapproved proposals and internal opinions inside the provider, and what a
 * responsible department thinks of what is held against it inside that. An auditor stands, once the matter is open, on
 * the sides that lie in the audited divisions.
 */
export function eyesOf(actor: Actor, { parties, open }: ReadableMatter, organisation: Organisation): Eyes {
  const own = ownDepartments(actor);
  const audited = open ? auditedDivisions(actor, organisation) : [];
  const isOn = (...sides: readonly Side[]): boolean =>
    sides.some((side) => {
      const id = parties[side];
      return id !== undefined && (own.includes(id) || covers(audited, id, organisation));
    });
  return new Set<Audience>([
    'everybody',
    ...(isOn('requester') ? (['requester'] as const) : []),
    ...(isOn('provider', 'source') ? (['provider'] as const) : []),
    ...(isOn('authority', 'extensionAuthority') ? (['authority'] as const) : []),
    ...(isOn('responsible') ? (['responsible'] as const) : []),
  ]);
}

/** An auditor's or operator's account hangs on some department without being one of its people. */
const ownDepartments = ({ offices }: Actor): readonly string[] => [
  ...new Set(offices.filter(({ role }) => isBusinessRole(role)).map(({ departmentId }) => departmentId)),
];

function auditedDivisions(actor: Actor, organisation: Organisation): Divisions {
  if (!actor.offices.some(({ role }) => role === 'AUDITOR')) return [];
  return actor.auditedDivisions.includes('*') ? 'ALL' : withLower(actor.auditedDivisions, organisation);
}

const withLower = (codes: readonly string[], organisation: Organisation): readonly string[] =>
  codes.flatMap((code) => organisation.subtree(code));

const covers = (divisions: Divisions, departmentId: string | undefined, organisation: Organisation): boolean =>
  departmentId !== undefined &&
  (divisions === 'ALL' || divisions.includes(organisation.department(departmentId).divisionCode));
