import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { atLocal } from '../../calendar/time.js';
import type { TermOfOffice } from '../../matter/facts.js';
import { ownPerson } from '../account/commands.js';
import type { ImportContent, ImportedTable } from './import-content.js';
import { planImport, type ImportedRecord, type OrganisationThere } from './import-plan.js';
import type { Origin } from './origin.js';

const AT = atLocal('2026-03-02', 9);
const person = (accountId: string) => ({ accountId, personId: ownPerson(accountId) });
const ORIGIN: Origin = {
  kind: 'IMPORT',
  importId: 'i1',
  proposedBy: person('admin.1'),
  confirmedBy: person('admin.2'),
};

const division = (
  code: string,
  level: 'NATIONAL' | 'PROVINCIAL' | 'MUNICIPAL' | 'COUNTY',
  parentCode: string | null,
) => ({
  code,
  name: `区划${code}`,
  level,
  parentCode,
});
const department = (id: string, divisionCode: string, more: Partial<ImportContent['departments'][number]> = {}) => ({
  id,
  name: `部门${id}`,
  divisionCode,
  uscc: null,
  frontCode: null,
  kind: 'DEPT' as const,
  ...more,
});
const office = (
  accountId: string,
  role: TermOfOffice['role'],
  departmentId: string,
  more: Partial<ImportContent['offices'][number]> = {},
) => ({ accountId, role, departmentId, from: null, until: null, auditedDivisions: [], ...more });
const account = (accountId: string, samePersonAs: string | null = null) => ({ accountId, samePersonAs });

/** A platform with nothing but its operator and two administrators. */
const FOUNDED: OrganisationThere = {
  divisions: [{ ...division('100000', 'NATIONAL', null), matterId: 'm-100000' }],
  departments: [{ ...department('OP', '100000'), endedAt: null, successor: null, matterId: 'm-OP' }],
  bodies: new Map(),
  accounts: ['admin.1', 'admin.2'].map((id) => ({
    ...person(id),
    offices: [{ role: 'SYSADMIN', departmentId: 'OP', heldFrom: AT, heldTo: null, auditedDivisions: [] }],
  })),
  closed: new Set(['left']),
  administration: 'OP',
};

const NOTHING: ImportContent = { divisions: [], departments: [], workingBodies: [], accounts: [], offices: [] };

/** A province with a city, three bodies and their people, in an order in which no row follows what it names. */
const COUNTRY: ImportContent = {
  divisions: [division('990100', 'MUNICIPAL', '990000'), division('990000', 'PROVINCIAL', '100000')],
  departments: [
    department('P2', '990000', { uscc: '11990000PDY000052J', frontCode: '3070990000002' }),
    department('P1', '990000', { kind: 'AUTHORITY' }),
    department('GOV', '990000', { kind: 'GOVERNMENT' }),
  ],
  workingBodies: [{ departmentId: 'P2', name: '信息中心', from: '2026-01-01' }],
  accounts: [account('p1.twin', 'p2.twin'), account('p2.twin', 'p2.lead'), account('p2.lead'), account('audit')],
  offices: [
    office('p2.lead', 'WB_LEAD', 'P2'),
    office('p2.lead', 'WB_HANDLER', 'P2', { from: '2026-04-01' }),
    office('p1.twin', 'SA_REVIEWER', 'P1', { until: '2027-01-01' }),
    office('audit', 'AUDITOR', 'P1', { auditedDivisions: ['990100', '990000'] }),
  ],
};

/** Applies the records of a plan as the read model would keep them. */
function applied(there: OrganisationThere, records: readonly ImportedRecord[]): OrganisationThere {
  const next = {
    ...there,
    divisions: [...there.divisions],
    departments: [...there.departments],
    bodies: new Map(there.bodies),
    accounts: there.accounts.map((one) => ({ ...one, offices: [...one.offices] })),
  };
  for (const { process, matterId, reaction, payload } of records) {
    const { administration: _, origin: __, ...fields } = payload;
    if (reaction === 'rename') {
      const renamed = <Row extends { matterId: string | null }>(row: Row): Row =>
        row.matterId === matterId ? { ...row, name: String(fields.name) } : row;
      next.divisions = next.divisions.map(renamed);
      next.departments = next.departments.map(renamed);
    } else if (process === 'division') next.divisions.push({ ...fields, matterId } as never);
    else if (process === 'department')
      next.departments.push({ ...fields, endedAt: null, successor: null, matterId } as never);
    else if (process === 'working-body')
      next.bodies.set(String(fields.departmentId), { ...fields, until: null } as never);
    else if (process === 'account') next.accounts.push({ ...fields, offices: [] } as never);
    else {
      const { accountId, role, departmentId, from, until, auditedDivisions } =
        fields as ImportContent['offices'][number];
      const heldFrom = from === null ? AT : atLocal(from);
      const term = { heldFrom, heldTo: until && atLocal(until), auditedDivisions };
      next.accounts.find((one) => one.accountId === accountId)?.offices.push({ role, departmentId, ...term });
    }
  }
  return next;
}

const plan = (content: Partial<ImportContent>, there: OrganisationThere = FOUNDED) =>
  planImport({ ...NOTHING, ...content }, there, AT);
const said = (content: Partial<ImportContent>, there?: OrganisationThere): readonly string[] =>
  plan(content, there).faults.map(({ table, row, field }) => `${table} ${row} ${field}`);

const SETTLED = applied(FOUNDED, plan(COUNTRY).records(ORIGIN));
const ENDED: OrganisationThere = {
  ...SETTLED,
  departments: SETTLED.departments.map((one) => (one.id === 'P2' ? { ...one, endedAt: AT, successor: 'P1' } : one)),
};

describe('a fault', () => {
  it.each<
    readonly [what: string, content: Partial<ImportContent>, faults: readonly string[], there?: OrganisationThere]
  >([
    [
      'a division twice',
      { divisions: [division('990000', 'PROVINCIAL', '100000'), division('990000', 'PROVINCIAL', '100000')] },
      ['divisions 1 code'],
    ],
    [
      'a parent that nobody has',
      { divisions: [division('990000', 'PROVINCIAL', '970000')] },
      ['divisions 0 parentCode'],
    ],
    [
      'a parent of the same level',
      { divisions: [division('990000', 'PROVINCIAL', '980000'), division('980000', 'PROVINCIAL', '100000')] },
      ['divisions 0 parentCode'],
    ],
    ['another level', { divisions: [division('990000', 'MUNICIPAL', '100000')] }, ['divisions 0 level'], SETTLED],
    ['another parent', { divisions: [division('990100', 'MUNICIPAL', '100000')] }, ['divisions 0 parentCode'], SETTLED],
    [
      'a department twice',
      { departments: [department('P3', '100000'), department('P3', '100000')] },
      ['departments 1 id'],
    ],
    ['a division that nobody has', { departments: [department('P3', '970000')] }, ['departments 0 divisionCode']],
    ['a department that has ended', { departments: [department('P2', '990000')] }, ['departments 0 id'], ENDED],
    [
      'another division of a department',
      { departments: [department('P2', '990100', { uscc: '11990000PDY000052J', frontCode: '3070990000002' })] },
      ['departments 0 divisionCode'],
      SETTLED,
    ],
    [
      'the uscc of another one',
      { departments: [department('P3', '990000', { uscc: '11990000PDY000052J' })] },
      ['departments 0 uscc'],
      SETTLED,
    ],
    [
      'the front code of another row',
      {
        departments: [
          department('P3', '100000', { frontCode: '3070990000003' }),
          department('P4', '100000', { frontCode: '3070990000003' }),
        ],
      },
      ['departments 1 frontCode'],
    ],
    [
      'a second authority',
      { departments: [department('P3', '990000', { kind: 'AUTHORITY' })] },
      ['departments 0 kind'],
      SETTLED,
    ],
    [
      'two governments',
      {
        departments: [
          department('G1', '100000', { kind: 'GOVERNMENT' }),
          department('G2', '100000', { kind: 'GOVERNMENT' }),
        ],
      },
      ['departments 1 kind'],
    ],
    [
      'the body of a government',
      { workingBodies: [{ departmentId: 'GOV', name: '处', from: '2026-01-01' }] },
      ['workingBodies 0 departmentId'],
      SETTLED,
    ],
    [
      'a body beside one that has not ended yet',
      { workingBodies: [{ departmentId: 'P1', name: '处', from: '2026-03-01' }] },
      ['workingBodies 0 from'],
      { ...SETTLED, bodies: new Map([['P1', { name: '处', from: '2026-01-01', until: '2026-04-01' }]]) },
    ],
    ['an account that is closed', { accounts: [account('left')] }, ['accounts 0 accountId']],
    ['the person of an account that nobody has', { accounts: [account('one', 'nobody')] }, ['accounts 0 samePersonAs']],
    [
      'two accounts that name each other',
      { accounts: [account('one', 'two'), account('two', 'one')] },
      ['accounts 0 samePersonAs', 'accounts 1 samePersonAs'],
    ],
    ['another person', { accounts: [account('p2.lead', 'audit')] }, ['accounts 0 samePersonAs'], SETTLED],
    ['the office of nobody', { offices: [office('nobody', 'WB_LEAD', 'P2')] }, ['offices 0 accountId'], SETTLED],
    [
      'an office twice',
      { accounts: [account('one')], offices: [office('one', 'WB_LEAD', 'P2'), office('one', 'WB_LEAD', 'P2')] },
      ['offices 1 role'],
      SETTLED,
    ],
    [
      'offices in two departments',
      { accounts: [account('one')], offices: [office('one', 'WB_LEAD', 'P1'), office('one', 'WB_LEAD', 'P2')] },
      ['offices 1 departmentId'],
      SETTLED,
    ],
    [
      'an office beside one to come',
      { offices: [office('p2.lead', 'WB_HANDLER', 'P1')] },
      ['offices 0 departmentId'],
      SETTLED,
    ],
    ['an administrator who does business', { offices: [office('admin.1', 'WB_LEAD', 'OP')] }, ['offices 0 role']],
    [
      'an administrator elsewhere',
      { accounts: [account('one')], offices: [office('one', 'SYSADMIN', 'P2')] },
      ['offices 0 departmentId'],
      SETTLED,
    ],
  ])('is named by its cell: %s', (_, content, faults, ...[there]) => {
    expect(said(content, there)).toEqual(faults);
  });

  it('leaves the other rows of its table to be checked, and no cell without a message', () => {
    const { faults } = plan({
      divisions: [division('990000', 'PROVINCIAL', null), division('980000', 'COUNTY', '970000')],
    });
    expect(faults.map(({ row }) => row)).toEqual([0, 1]);
    for (const { message } of faults) expect(message).toMatch(/\p{Script=Han}/u);
  });
});

describe('a change', () => {
  it('is each thing that is not there yet', () => {
    const { faults, changes } = plan(COUNTRY);
    expect(faults).toEqual([]);
    const made: Readonly<Record<ImportedTable, number>> = {
      divisions: 2,
      departments: 3,
      workingBodies: 1,
      accounts: 4,
      offices: 4,
    };
    for (const [table, count] of Object.entries(made))
      expect([table, changes.filter((one) => one.table === table).length]).toEqual([table, count]);
    expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(['CREATE']));
  });

  it('is a new name of a division or department, with the one before', () => {
    const renamed = { divisions: [{ ...division('990000', 'PROVINCIAL', '100000'), name: '云岭省' }] };
    const made = plan(renamed, SETTLED);
    const change = { table: 'divisions', row: 0, kind: 'RENAME', key: '990000', before: '区划990000', after: '云岭省' };
    expect(made.changes).toEqual([change]);
    expect(made.records(ORIGIN)).toMatchObject([
      { process: 'division', reaction: 'rename', payload: { name: '云岭省' } },
    ]);
  });

  it('is none of a row that an earlier release registered and no matter keeps yet', () => {
    const there = { ...FOUNDED, departments: FOUNDED.departments.map((one) => ({ ...one, matterId: null })) };
    expect(said({ departments: [{ ...department('OP', '100000'), name: '另一个名称' }] }, there)).toEqual([
      'departments 0 name',
    ]);
    expect(said({ departments: [department('OP', '100000')] }, there)).toEqual([]);
  });

  it('comes from the import, with who proposed and who confirmed it', () => {
    for (const { payload } of plan(COUNTRY).records(ORIGIN)) expect(payload.origin).toEqual(ORIGIN);
  });

  it('names one natural person for accounts that share one', () => {
    const people = plan(COUNTRY)
      .records(ORIGIN)
      .flatMap(({ process, payload }) => (process === 'account' ? [[payload.accountId, payload.personId]] : []));
    expect(Object.fromEntries(people)).toEqual({
      'p2.lead': ownPerson('p2.lead'),
      'p2.twin': ownPerson('p2.lead'),
      'p1.twin': ownPerson('p2.lead'),
      audit: ownPerson('audit'),
    });
  });
});

/** The content with the rows of each table in another order. */
const shuffled = fc
  .tuple(
    fc.shuffledSubarray([...COUNTRY.divisions], { minLength: 2 }),
    fc.shuffledSubarray([...COUNTRY.departments], { minLength: 3 }),
    fc.shuffledSubarray([...COUNTRY.accounts], { minLength: 4 }),
    fc.shuffledSubarray([...COUNTRY.offices], { minLength: 4 }),
  )
  .map(([divisions, departments, accounts, offices]) => ({ ...COUNTRY, divisions, departments, accounts, offices }));

describe('a plan', () => {
  it('that was applied changes nothing when it is made again', () => {
    fc.assert(
      fc.property(shuffled, (content) => {
        const there = applied(FOUNDED, plan(content).records(ORIGIN));
        const again = plan(content, there);
        expect([again.faults, again.changes, again.records(ORIGIN)]).toEqual([[], [], []]);
      }),
    );
  });

  it('that was applied in part goes on where it stopped', () => {
    fc.assert(
      fc.property(shuffled, fc.nat({ max: 14 }), (content, part) => {
        const records = plan(content).records(ORIGIN);
        const rest = plan(content, applied(FOUNDED, records.slice(0, part)));
        expect(rest.faults).toEqual([]);
        expect(rest.records(ORIGIN)).toEqual(records.slice(part));
      }),
    );
  });

  it('says all that its confirmation gives: whose second account, which period and which audited divisions', () => {
    const said = plan(COUNTRY).changes.map(({ after }) => after);
    expect(said).toEqual(
      expect.arrayContaining([
        'p2.lead',
        'p1.twin，与 p2.twin 为同一自然人',
        'p2.lead WB_HANDLER P2，自 2026-04-01 起',
        'p1.twin SA_REVIEWER P1，至 2027-01-01 前一日止',
        'audit AUDITOR P1，审计 990100、990000',
      ]),
    );
  });

  it('does not depend on the order of the rows, and makes each record after those that it names', () => {
    const sorted = (records: readonly ImportedRecord[]) => records.map((one) => JSON.stringify(one)).sort();
    fc.assert(
      fc.property(shuffled, (content) => {
        const records = plan(content).records(ORIGIN);
        expect(sorted(records)).toEqual(sorted(plan(COUNTRY).records(ORIGIN)));
        const seen = new Set(['100000']);
        for (const { process, payload } of records) {
          if (process === 'division') {
            expect(seen).toContain(payload.parentCode);
            seen.add(String(payload.code));
          }
          if (process === 'department') expect(seen).toContain(payload.divisionCode);
        }
        const order = ['division', 'department', 'working-body', 'account', 'office-grant'];
        const places = records.map(({ process }) => order.indexOf(process));
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }),
    );
  });
});
