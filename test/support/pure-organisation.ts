import {
  createOrganisation,
  processNamed,
  type Actor,
  type Department,
  type Division,
  type Instant,
  type Matter,
  type Office,
  type Organisation,
  type PublishedDelegation,
  type RecordKey,
  type Role,
  type SideTables,
  type TermOfOffice,
} from '#libs/domain';
import { accounts, departments, divisions } from '../../infra/rehearsal/data/index.js';

const SAMPLE = createOrganisation(divisions, departments);
/** Offices of the sample country are held since before every scenario. */
const SINCE: Instant = '2025-06-30T16:00:00.000Z';

/** The sample country, with what matters of its organisation have changed. */
export class PureOrganisation {
  constructor(private readonly matters: () => readonly Matter[]) {}

  at(now: Instant): Organisation {
    if (this.published().length === 0) return SAMPLE;
    return createOrganisation(this.divisions(), this.departments(now));
  }

  /** Returns the holder of an account with their offices, inherited ones included; null if unknown or closed. */
  actor(accountId: string, now: Instant): Actor | null {
    const kept = this.published().find(({ account }) => account?.accountId === accountId)?.account;
    const known = accounts.find((one) => one.accountId === accountId);
    if (kept?.closedAt || (!kept && !known)) return null;
    const held = this.terms(accountId).filter((term) => isHeld(term, now) && !this.isEnded(term.departmentId));
    const offices = held.flatMap(({ role, departmentId }) => [
      { role, departmentId },
      ...this.succeededBy(departmentId).map((id) => ({ role, departmentId: id, inherited: true as const })),
    ]);
    const { personId } = kept ?? known ?? { personId: '' };
    const recusedFrom = this.recusals(personId);
    return {
      accountId,
      personId,
      offices: [...offices, ...this.lent(accountId, now)],
      auditedDivisions: known?.auditedDivisions ?? [],
      ...(recusedFrom.length > 0 && { recusedFrom }),
    };
  }

  holders(departmentId: string, now: Instant): readonly Actor[] {
    const ids = [...accounts, ...this.published().flatMap(({ account }) => account ?? [])].map((one) => one.accountId);
    return [...new Set(ids)]
      .flatMap((id) => this.actor(id, now) ?? [])
      .filter(({ offices }) => offices.some((office) => office.departmentId === departmentId));
  }

  /** Returns the offices of an account that have not ended. */
  offices(accountId: string, now: Instant): readonly TermOfOffice[] {
    return this.terms(accountId).filter(
      ({ heldTo, departmentId }) => (heldTo === null || heldTo > now) && !this.isEnded(departmentId),
    );
  }

  isRegistered({ record, key }: RecordKey, now: Instant): boolean {
    const [first = '', second = ''] = key.split(' ');
    const all = this.departments(now);
    switch (record) {
      case 'division':
        return this.divisions().some(({ code }) => code === key);
      case 'department':
        return all.some(({ id }) => id === key);
      case 'activeDepartment':
        return all.some(({ id, endedAt }) => id === key && !endedAt);
      case 'uscc':
        return all.some(({ uscc }) => uscc === key);
      case 'frontCode':
        return all.some(({ frontCode }) => frontCode === key);
      case 'head':
        return all.some(({ divisionCode, kind, endedAt }) => divisionCode === first && kind === second && !endedAt);
      case 'workingBody':
        return this.bodyOf(first, second);
      case 'account':
        return this.published().some(({ account }) => account?.accountId === key) || isSample(key);
      case 'delegation':
        return this.delegations(first).some(
          ({ role, departmentId, heldTo }) => `${first} ${role} ${departmentId}` === key && heldTo > now,
        );
      case 'recusal':
        return this.recusals(this.actor(first, now)?.personId).includes(second);
    }
  }

  /** Returns the offices in which an account acts for another, as long as both hold what the delegation rests on. */
  private lent(accountId: string, now: Instant): readonly Office[] {
    const holds = (id: string, roles: readonly Role[], department: string): boolean =>
      this.terms(id).some((term) => term.departmentId === department && roles.includes(term.role) && isHeld(term, now));
    return this.delegations(accountId).flatMap((given) => {
      const { role, departmentId, delegatedBy, qualifiedBy } = given;
      const isBacked = holds(delegatedBy, [role], departmentId) && holds(accountId, qualifiedBy, departmentId);
      const isOwn = holds(accountId, [role], departmentId) || this.isEnded(departmentId);
      return isBacked && isHeld(given, now) && !isOwn ? [{ role, departmentId, delegatedBy }] : [];
    });
  }

  private delegations(accountId: string): readonly PublishedDelegation[] {
    return this.published().flatMap(({ delegation }) => (delegation?.accountId === accountId ? delegation : []));
  }

  /** Returns the ids of the matters from which a person keeps out. */
  private recusals(personId: string | undefined): readonly string[] {
    return this.published().flatMap(({ recusal }) =>
      recusal?.personId === personId ? (recusal?.recusedFrom ?? []) : [],
    );
  }

  private published(): readonly SideTables[] {
    return this.matters().flatMap((matter) => {
      if (matter.parties.administration === undefined) return [];
      return [processNamed(matter.process).sideTables?.(matter) ?? {}];
    });
  }

  private divisions(): readonly Division[] {
    return [...divisions, ...this.published().flatMap(({ division }) => division ?? [])];
  }

  private departments(now: Instant): readonly Department[] {
    const kept = this.published().flatMap(({ department }) => department ?? []);
    const leads = this.published().flatMap(({ office }) =>
      office?.role === 'WB_LEAD' && isHeld(office, now) ? office : [],
    );
    const fresh = kept.map((one) => ({
      ...one,
      hasWorkingBody: this.bodyOf(one.id, '0000-01-01') && leads.some(({ departmentId }) => departmentId === one.id),
    }));
    const ids = kept.map(({ id }) => id);
    return [...departments.filter(({ id }) => !ids.includes(id)), ...fresh];
  }

  private bodyOf(departmentId: string, from: string): boolean {
    const isSamples = departments.some(({ id, hasWorkingBody }) => id === departmentId && hasWorkingBody);
    const kept = this.published().flatMap(({ body }) => (body?.departmentId === departmentId ? body : []));
    return isSamples || kept.some(({ until }) => until === null || until > from);
  }

  private terms(accountId: string): readonly TermOfOffice[] {
    const sample = accounts.find((one) => one.accountId === accountId)?.offices ?? [];
    const kept = this.published().flatMap(({ office }) => (office?.accountId === accountId ? office : []));
    return [...sample.map((office) => ({ ...office, heldFrom: SINCE, heldTo: null })), ...kept];
  }

  private isEnded(departmentId: string): boolean {
    return this.published().some(({ department }) => department?.id === departmentId && Boolean(department.endedAt));
  }

  private succeededBy(departmentId: string): readonly string[] {
    return this.published().flatMap(({ department }) =>
      department?.successor === departmentId ? [department.id, ...this.succeededBy(department.id)] : [],
    );
  }
}

const isHeld = ({ heldFrom, heldTo }: Pick<TermOfOffice, 'heldFrom' | 'heldTo'>, now: Instant): boolean =>
  heldFrom <= now && (heldTo === null || now < heldTo);

const isSample = (id: string): boolean => accounts.some(({ accountId }) => accountId === id);
