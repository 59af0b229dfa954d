import type { Client } from '../../access/roles.js';
import { localDate, type Instant } from '../../calendar/time.js';
import type { Refusal } from '../../language/refusal.js';
import type { TermOfOffice } from '../../matter/facts.js';
import { derivedId } from '../../matter/derived-id.js';
import { createOrganisation } from '../../organisation/create-organisation.js';
import type { Organisation } from '../../organisation/organisation.js';
import type { Department, Division } from '../../organisation/types.js';
import { ownPerson } from '../account/commands.js';
import { unfitParent } from '../division/commands.js';
import { LEVELS } from '../division/division.state.js';
import { fitOffice, termOf } from '../office-grant/fitness.js';
import type { OfficeGrant } from '../office-grant/office-grant.state.js';
import type { WorkingBody } from '../working-body/working-body.state.js';
import type { ImportContent, ImportedTable } from './import-content.js';
import type { Origin } from './origin.js';

/** A record that is there, with the matter that keeps it; null for one of an earlier release that has none. */
type There<Row> = Row & { readonly matterId: string | null };

/** The organisation as it is, against which an import is checked. */
export interface OrganisationThere {
  readonly divisions: readonly There<Division>[];
  readonly departments: readonly There<Omit<Department, 'hasWorkingBody' | 'isBodyOfOne'>>[];
  /** The last working body of each department that had one, by the department's id. */
  readonly bodies: ReadonlyMap<string, Omit<WorkingBody, 'departmentId'>>;
  /** Accounts that are not closed. */
  readonly accounts: readonly AccountThere[];
  /** Ids of the accounts that are closed. */
  readonly closed: ReadonlySet<string>;
  readonly administration: string;
}

/** An account with its natural person, and its offices that have not ended: held now or later. */
export interface AccountThere {
  readonly accountId: string;
  readonly personId: string;
  readonly offices: readonly GivenOffice[];
  /** Present if it is a program's. */
  readonly client?: Client;
}

/** An office that has not ended; an auditor's names the audited divisions. */
export type GivenOffice = TermOfOffice & Pick<OfficeGrant, 'auditedDivisions'>;

/** A cell that keeps the import from being applied: the position of its row in its table, from 0. */
export interface ImportFault {
  readonly table: ImportedTable;
  readonly row: number;
  readonly field: string;
  readonly message: string;
  /** Position of the row that this one repeats; absent for another fault. */
  readonly repeats?: number;
}

/** One thing that an import changes. Rows that are there as the import has them change nothing. */
export interface ImportChange {
  readonly table: ImportedTable;
  readonly row: number;
  readonly kind: 'CREATE' | 'RENAME';
  /** Code or id of the record, as people know it. */
  readonly key: string;
  readonly before: string | null;
  readonly after: string;
}

/** A reaction that an import gives to the matter of a record. */
export interface ImportedRecord {
  readonly process: string;
  readonly matterId: string;
  readonly reaction: 'record' | 'rename';
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface ImportPlan {
  readonly faults: readonly ImportFault[];
  readonly changes: readonly ImportChange[];
  /** Returns what applies each change, in the order in which one may need another. */
  records(origin: Origin): readonly ImportedRecord[];
}

/**
 * Compares an import with the organisation that is there (idempotent by code), and finds what is wrong in it. `by` are the
 * natural persons who propose and confirm it: nobody gives an office to themselves.
 */
export function planImport(
  content: ImportContent,
  there: OrganisationThere,
  at: Instant,
  by: readonly string[] = [],
): ImportPlan {
  return new Planning(content, there, at, by).plan();
}

type Made = (origin: Origin) => ImportedRecord;

class Planning {
  private readonly faults: ImportFault[] = [];
  private readonly changes: ImportChange[] = [];
  private readonly made: Made[] = [];
  private readonly holders = new Map<string, AccountThere>();

  constructor(
    private readonly content: ImportContent,
    private readonly there: OrganisationThere,
    private readonly at: Instant,
    private readonly by: readonly string[],
  ) {}

  plan(): ImportPlan {
    this.divisions();
    const organisation = this.departments();
    if (organisation) {
      this.bodies(organisation);
      this.accounts();
      this.offices(organisation);
    }
    const { faults, changes, made } = this;
    return { faults, changes, records: (origin) => made.map((make) => make(origin)).sort(byLevel) };
  }

  private divisions(): void {
    const there = keyed(this.there.divisions, ({ code }) => code);
    const all = new Map<string, Division>([...there, ...keyed(this.content.divisions, ({ code }) => code)]);
    this.each(
      'divisions',
      ({ code }) => code,
      (division, row) => {
        const { code, name, level, parentCode } = division;
        const before = there.get(code);
        if (before) {
          if (before.level !== level) return this.fault('divisions', row, 'level', FIXED);
          if (before.parentCode !== parentCode) return this.fault('divisions', row, 'parentCode', FIXED);
          return this.rename('divisions', row, code, before, name);
        }
        const refusal = unfitParent({ level, parentCode }, chainsOf(all));
        if (refusal) return this.refuse('divisions', row, refusal);
        this.create('divisions', row, code, `${code} ${name}`, { ...division });
      },
    );
  }

  /** Checks the departments; returns the organisation that the import makes, null if it would contradict itself. */
  private departments(): Organisation | null {
    const there = keyed(this.there.departments, ({ id }) => id);
    const taken = new Map(
      this.there.departments.flatMap((one) => codesOf(one).map(([, code]) => [code, one.id] as const)),
    );
    this.each(
      'departments',
      ({ id }) => id,
      (department, row) => {
        const { id, name } = department;
        const before = there.get(id);
        if (before?.endedAt) return this.fault('departments', row, 'id', '该部门已经撤并');
        if (before) {
          const changed = (['divisionCode', 'kind', 'uscc', 'frontCode'] as const).find(
            (field) => before[field] !== department[field],
          );
          if (changed) return this.fault('departments', row, changed, FIXED);
          return this.rename('departments', row, id, before, name);
        }
        for (const [field, code] of codesOf(department)) {
          const holder = taken.get(code);
          if (holder !== undefined) return this.fault('departments', row, field, `已是部门 ${holder} 的代码`);
          taken.set(code, id);
        }
        this.create('departments', row, id, `${id} ${name}`, { ...department });
      },
    );
    if (this.faults.length > 0) return null;
    return this.together();
  }

  private together(): Organisation | null {
    const divisions = keyed<Division>([...this.there.divisions, ...this.content.divisions], ({ code }) => code);
    const given = this.content.departments.map((one) => ({ ...one, hasWorkingBody: false }));
    const before = this.there.departments.map((one) => ({ ...one, hasWorkingBody: false }));
    const departments = keyed<Department>([...given, ...before], ({ id }) => id);
    const heads = new Map<string, string>();
    for (const [row, { id, divisionCode, kind }] of this.content.departments.entries())
      if (!divisions.has(divisionCode)) this.fault('departments', row, 'divisionCode', '没有这个行政区划');
      else if (kind === 'AUTHORITY' || kind === 'GOVERNMENT') this.oneHead(heads, row, id, `${divisionCode} ${kind}`);
    return this.faults.length > 0 ? null : createOrganisation([...divisions.values()], [...departments.values()]);
  }

  /** A division has one authority and one government. */
  private oneHead(heads: Map<string, string>, row: number, id: string, place: string): void {
    for (const { id: other, divisionCode, kind, endedAt } of this.there.departments)
      if (!endedAt && `${divisionCode} ${kind}` === place) heads.set(place, other);
    const head = heads.get(place) ?? id;
    heads.set(place, head);
    if (head !== id) this.fault('departments', row, 'kind', `该区划已有 ${head}，一个区划只有一个`);
  }

  private bodies(organisation: Organisation): void {
    this.each(
      'workingBodies',
      ({ departmentId }) => departmentId,
      (body, row) => {
        const department = organisation.find(body.departmentId);
        if (!department || department.endedAt || department.kind === 'GOVERNMENT')
          return this.fault('workingBodies', row, 'departmentId', '没有这个部门，或者它没有工作机构');
        const before = this.there.bodies.get(body.departmentId);
        if (before && before.until === null) return this.bodyBefore(body, before, row);
        if (before?.until && body.from < before.until)
          return this.fault('workingBodies', row, 'from', `原工作机构至 ${before.until} 前一日止`);
        this.create('workingBodies', row, body.departmentId, body.name, { ...body }, this.at);
      },
    );
  }

  private accounts(): void {
    for (const account of this.there.accounts) this.holders.set(account.accountId, account);
    let later: Parameters<Planning['account']>[] = [];
    this.each(
      'accounts',
      ({ accountId }) => accountId,
      (account, row) => {
        if (account.samePersonAs === null) this.account(account, row);
        else later.push([account, row]);
      },
    );
    // Each account after the one whose person it shares; what is left names no account, or each other.
    for (let before = Infinity; later.length < before;) {
      before = later.length;
      const waiting = (one: (typeof later)[number]): boolean => !this.holders.has(one[0].samePersonAs ?? '');
      const ready = later.filter((one) => !waiting(one));
      later = later.filter(waiting);
      for (const one of ready) this.account(...one);
    }
    for (const one of later) this.account(...one);
  }

  private account({ accountId, samePersonAs }: ImportContent['accounts'][number], row: number): void {
    if (this.there.closed.has(accountId)) return this.fault('accounts', row, 'accountId', '该账号已经停用');
    const other = samePersonAs === null ? null : this.holders.get(samePersonAs);
    if (other === undefined) return this.fault('accounts', row, 'samePersonAs', '没有这个账号，或者已经停用');
    const before = this.holders.get(accountId);
    if (before && other && before.personId !== other.personId)
      return this.fault('accounts', row, 'samePersonAs', FIXED);
    if (before) return;
    const personId = other?.personId ?? ownPerson(accountId);
    this.holders.set(accountId, { accountId, personId, offices: [] });
    const after = samePersonAs === null ? accountId : `${accountId}，与 ${samePersonAs} 为同一自然人`;
    this.create('accounts', row, accountId, after, { accountId, personId });
  }

  private offices(organisation: Organisation): void {
    const { administration } = this.there;
    this.each(
      'offices',
      ({ accountId, role, departmentId }) => `${accountId} ${role} ${departmentId}`,
      (office, row) => {
        const { accountId, role, departmentId } = office;
        const holder = this.holders.get(accountId) ?? null;
        const before = holder?.offices.find((one) => one.role === role && one.departmentId === departmentId);
        if (before) return this.givenBefore(office, before, row);
        if (holder && this.by.includes(holder.personId)) return this.fault('offices', row, 'accountId', OWN);
        const offices = holder?.offices ?? [];
        const fit = fitOffice(office, { holder, offices, organisation, administration, at: this.at });
        if (!fit.ok) return this.refuse('offices', row, fit.refusals[0]);
        const { personId } = fit;
        const { auditedDivisions } = office;
        const given = { ...termOf(office, this.at), auditedDivisions };
        this.holders.set(accountId, { ...holder, accountId, personId, offices: [...offices, given] });
        const key = `${accountId} ${role} ${departmentId}`;
        this.create('offices', row, key, toldOffice(key, office), { ...office, personId }, this.at);
      },
    );
  }

  private bodyBefore(
    body: ImportContent['workingBodies'][number],
    before: Omit<WorkingBody, 'departmentId'>,
    row: number,
  ): void {
    const changed = (['name', 'from'] as const).find((field) => before[field] !== body[field]);
    if (changed) this.fault('workingBodies', row, changed, FIXED);
  }

  private givenBefore(
    { until, auditedDivisions }: ImportContent['offices'][number],
    { heldTo, auditedDivisions: before }: GivenOffice,
    row: number,
  ): void {
    if (until !== (heldTo && localDate(heldTo))) return this.fault('offices', row, 'until', FIXED);
    const sorted = (codes: readonly string[]): string => [...codes].sort().join(' ');
    if (sorted(auditedDivisions) !== sorted(before)) this.fault('offices', row, 'auditedDivisions', FIXED);
  }

  /** Visits the rows of a table; a key that occurs twice is a fault of the second row. */
  private each<Table extends ImportedTable>(
    table: Table,
    keyOf: (row: ImportContent[Table][number]) => string,
    visit: (row: ImportContent[Table][number], place: number) => void,
  ): void {
    const seen = new Map<string, number>();
    for (const [place, row] of this.content[table].entries()) {
      const key = keyOf(row);
      const first = seen.get(key);
      if (first === undefined) visit(row, place);
      else this.faults.push({ table, row: place, field: KEYS[table], message: '与前面的一行重复', repeats: first });
      seen.set(key, first ?? place);
    }
  }

  private fault(table: ImportedTable, row: number, field: string, message: string): void {
    this.faults.push({ table, row, field, message });
  }

  private refuse(table: ImportedTable, row: number, { fields = [], message }: Refusal): void {
    const [first] = fields;
    this.fault(table, row, first?.field ?? KEYS[table], first?.message ?? message);
  }

  /** `salt` tells a second record under the same key from the first, such as an office that is given again. */
  private create(
    table: ImportedTable,
    row: number,
    key: string,
    after: string,
    fields: Readonly<Record<string, unknown>>,
    salt = '',
  ): void {
    const { administration } = this.there;
    this.changes.push({ table, row, kind: 'CREATE', key, before: null, after });
    this.made.push((origin) => ({
      process: PROCESS[table],
      matterId: idOf(table, `${key}${salt}`),
      reaction: 'record',
      payload: { ...fields, administration, origin },
    }));
  }

  private rename(
    table: ImportedTable,
    row: number,
    key: string,
    { name: before, matterId }: There<{ readonly name: string }>,
    name: string,
  ): void {
    if (before === name) return;
    if (matterId === null) return this.fault(table, row, 'name', '尚未沿用的登记不能更名，请先升级平台');
    this.changes.push({ table, row, kind: 'RENAME', key, before, after: name });
    this.made.push((origin) => ({ process: PROCESS[table], matterId, reaction: 'rename', payload: { name, origin } }));
  }
}

/** Codes of a department that no other one has, by field. */
const codesOf = ({
  uscc,
  frontCode,
}: Pick<Department, 'uscc' | 'frontCode'>): readonly (readonly [string, string])[] => [
  ...(uscc === null ? [] : [['uscc', uscc] as const]),
  ...(frontCode === null ? [] : [['frontCode', frontCode] as const]),
];

/** Says of an office all that its confirmation gives. */
function toldOffice(key: string, { from, until, auditedDivisions }: ImportContent['offices'][number]): string {
  const audits = auditedDivisions.length > 0 && `审计 ${auditedDivisions.join('、')}`;
  return [key, from && `自 ${from} 起`, until && `至 ${until} 前一日止`, audits].filter(Boolean).join('，');
}

/** Orders the creation of divisions so that each comes after the one above it; all else keeps its order. */
const byLevel = (one: ImportedRecord, other: ImportedRecord): number => rank(one) - rank(other);
const rank = ({ process, payload }: ImportedRecord): number => {
  const level = LEVELS.findIndex((name) => name === payload.level);
  return process === PROCESS.divisions && level >= 0 ? level : LEVELS.length;
};

const OWN = '系统管理员不得办理本人的任职，请由另外两位系统管理员导入';
const FIXED = '与现有登记不同，不能经导入更改';

/** Process of the matters that keep the records of each table. */
const PROCESS: Readonly<Record<ImportedTable, string>> = {
  divisions: 'division',
  departments: 'department',
  workingBodies: 'working-body',
  accounts: 'account',
  offices: 'office-grant',
};
/** Field by which the rows of each table are told apart. */
const KEYS: Readonly<Record<ImportedTable, string>> = {
  divisions: 'code',
  departments: 'id',
  workingBodies: 'departmentId',
  accounts: 'accountId',
  offices: 'role',
};

const idOf = (table: ImportedTable, key: string): string => derivedId(`organisation ${table} ${key}`);

const keyed = <Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row> =>
  new Map(rows.map((row) => [keyOf(row), row] as const));

/** The part of an organisation that tells where a division stands; a parent that stands below its child has no chain. */
function chainsOf(divisions: ReadonlyMap<string, Division>): Pick<Organisation, 'chain' | 'division'> {
  return {
    chain: (code) => (divisions.has(code) ? [code] : []),
    division: (code) => divisions.get(code) as Division,
  };
}
