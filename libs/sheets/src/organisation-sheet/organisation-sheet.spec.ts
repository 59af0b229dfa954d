import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  IMPORTED_ROWS,
  IMPORTED_TABLES,
  planImport,
  ROLES,
  type ImportContent,
  type ImportedTable,
  type OrganisationThere,
} from '#libs/domain';
import { COUNTRY } from '../../../../infra/rehearsal/country.js';
import { CSV, XLSX, type SheetMediaType } from '../sheet.js';
import { arriving } from '../workbook.fixture.js';
import { EXAMPLES } from './examples.js';
import { readOrganisation, type OrganisationFile } from './read-organisation.js';
import {
  writeOrganisation,
  writeOrganisationTable,
  writeOrganisationTemplate,
  writeTableTemplate,
} from './write-organisation.js';

const file = (name: string, bytes: Buffer, mediaType: SheetMediaType = CSV): OrganisationFile => ({
  name,
  mediaType,
  bytes: () => arriving(bytes),
});
const text = (name: string, content: string): OrganisationFile => file(name, Buffer.from(content));
const workbook = async (content: ImportContent): Promise<OrganisationFile[]> => [
  file('机构.xlsx', await buffer(writeOrganisation(content)), XLSX),
];
const tables = (content: ImportContent): Promise<OrganisationFile[]> =>
  Promise.all(
    IMPORTED_TABLES.map(async (table) => file(`${table}.csv`, await buffer(writeOrganisationTable(content, table)))),
  );
const json = (content: ImportContent): Promise<OrganisationFile[]> =>
  Promise.resolve([text('机构.json', JSON.stringify(content))]);
const FORMS = [
  ['a workbook', workbook],
  ['CSV files', tables],
  ['JSON', json],
] as const;

const NOTHING: ImportContent = { divisions: [], departments: [], workingBodies: [], accounts: [], offices: [] };

const name = fc.string({ unit: 'grapheme', maxLength: 30 }).map((any) => `机构${any.replaceAll('\0', '')}。`);
const code = fc.constantFrom('990000', '990100101', '990100101000');
const date = fc.constantFrom('2026-03-02', '2100-12-31');
const departmentId = fc.constantFrom('P1', '0012', '1-2', 'MAR1');
const accountId = fc.constantFrom('p1.head', '@x', '-1', '00012', 'a:b|c/d', '1e5', '3-4', 'TRUE');
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const list = <Value>(value: fc.Arbitrary<Value>) => fc.array(value, { maxLength: 4 });
const anyContent: fc.Arbitrary<ImportContent> = fc
  .record({
    divisions: list(
      fc.record({
        code,
        name,
        level: fc.constantFrom('NATIONAL', 'PROVINCIAL', 'MUNICIPAL', 'COUNTY', 'TOWNSHIP'),
        parentCode: maybe(code),
      }),
    ),
    departments: list(
      fc.record({
        id: departmentId,
        name,
        divisionCode: code,
        kind: fc.constantFrom('DEPT', 'AUTHORISED_ORG', 'AUTHORITY', 'GOVERNMENT'),
        uscc: maybe(fc.constant('11990000PDY000052J')),
        frontCode: maybe(fc.constant('3070990000099')),
      }),
    ),
    workingBodies: list(fc.record({ departmentId, name, from: date })),
    accounts: list(fc.record({ accountId, samePersonAs: maybe(accountId) })),
    offices: list(
      fc.record({
        accountId,
        role: fc.constantFrom(...ROLES),
        departmentId,
        from: maybe(date),
        until: maybe(date),
        auditedDivisions: fc.oneof(fc.constant(['*']), list(code)),
      }),
    ),
  })
  .map(parsedRows);

/** The rows as their schemas read them: texts are trimmed. */
function parsedRows(content: { readonly [Table in ImportedTable]: readonly unknown[] }): ImportContent {
  const rows = <Table extends ImportedTable>(table: Table) =>
    content[table].map((row) => IMPORTED_ROWS[table].parse(row)) as ImportContent[Table][number][];
  return {
    divisions: rows('divisions'),
    departments: rows('departments'),
    workingBodies: rows('workingBodies'),
    accounts: rows('accounts'),
    offices: rows('offices'),
  };
}

describe.each(FORMS)('an organisation that is written and read again: %s', (_, written) => {
  it('stays the same for the sample country', async () => {
    const { content, faults } = await readOrganisation(await written(COUNTRY));
    expect(faults).toEqual([]);
    expect(content).toEqual(COUNTRY);
  });

  it('stays the same for any rows', async () => {
    await fc.assert(
      fc.asyncProperty(anyContent, async (any) => {
        const { content, faults } = await readOrganisation(await written(any));
        const isEmpty = IMPORTED_TABLES.every((table) => any[table].length === 0);
        expect(faults).toHaveLength(isEmpty ? 1 : 0);
        expect(content).toEqual(any);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the template', () => {
  const templates: readonly (readonly [string, () => Promise<OrganisationFile[]>])[] = [
    ['a workbook', async () => [file('模板.xlsx', await buffer(writeOrganisationTemplate()), XLSX)]],
    [
      'CSV files',
      () => Promise.all(IMPORTED_TABLES.map(async (t) => file(`${t}.csv`, await buffer(writeTableTemplate(t))))),
    ],
  ];

  it.each(templates)('has examples that are not imported, and no other fault: %s', async (_, template) => {
    const { faults } = await readOrganisation(await template());
    expect(faults).toEqual([
      { file: null, sheet: null, row: null, column: null, message: '没有一行内容，请在栏目行之后填写' },
    ]);
  });

  it('has examples that could be imported once they are numbered', async () => {
    const filled = await Promise.all(
      IMPORTED_TABLES.map(async (table) => {
        const written = (await buffer(writeTableTemplate(table))).toString();
        return text(`${table}.csv`, written.replaceAll(/^示例/gm, '1'));
      }),
    );
    const { content, faults } = await readOrganisation(filled);
    expect(faults).toEqual([]);
    expect(content).toEqual(EXAMPLES);
    expect(planImport(content, BEGUN, '2026-03-01T00:00:00.000Z').faults).toEqual([]);
  });

  /** A platform that has only begun. */
  const BEGUN: OrganisationThere = {
    divisions: [{ code: '100000', name: '国家', level: 'NATIONAL', parentCode: null, matterId: null }],
    departments: [],
    bodies: new Map(),
    accounts: [],
    closed: new Set(),
    administration: 'PLATFORM',
  };
});

describe('a faulty cell is named', () => {
  const ACCOUNTS = '账号,同一自然人的账号';
  const OFFICES = '账号,职务,部门编号,任职日期,免职日期,审计区划';
  const cases: readonly (readonly [what: string, table: string, place: readonly unknown[], message: string])[] = [
    ['an empty one', `${OFFICES}\n,评估员,P1`, ['任职', 2, '账号'], '请填写账号'],
    ['an unknown role', `${OFFICES}\np1,科长,P1`, ['任职', 2, '职务'], '不在代码表中'],
    ['a wrong date', `${OFFICES}\np1,评估员,P1,3月2日`, ['任职', 2, '任职日期'], '不是可识别的日期'],
    ['a wrong code', `${OFFICES}\np1,审计人员,P1,,,99`, ['任职', 2, '审计区划'], '6、9 或 12 位数字'],
    ['a formula', `${ACCOUNTS}\n\n=A1,`, ['账号', 3, '账号'], '单元格是公式'],
    ['the number of a person', `${ACCOUNTS}\n13000000000,`, ['账号', 2, '账号'], '不得填写完整的身份证件号码'],
    [
      'a text of which nothing is seen',
      '部门编号,名称,起始日期\nP1,\u034f,2026-03-02',
      ['工作机构', 2, '名称'],
      '看不见',
    ],
    ['content beside the table', `${ACCOUNTS}\np1,,x`, ['账号', 2, null], '没有栏目名称'],
    ['an unknown heading', '账号,姓名\np1,x', [null, 1, null], '“账号”表有模板中没有的栏目：姓名'],
    ['a missing heading', '账号,职务\np1,评估员', [null, 1, null], '“任职”表缺少栏目：部门编号'],
    ['a repeated heading', '账号,账号\np1,p2', [null, 1, null], '“账号”表有重复的栏目：账号'],
    ['another table', 'a,b\n1,2', [null, 1, null], '第一行应为行政区划、部门、工作机构、账号、任职之一的栏目'],
    [
      'a wrong uscc',
      '编号,名称,行政区划代码,类别,统一社会信用代码\nP1,厅,990000,部门,1',
      ['部门', 2, '统一社会信用代码'],
      '统一社会信用代码',
    ],
  ];

  it.each(cases)('%s', async (_, content, [sheet, row, column], message) => {
    const { faults, faulty } = await readOrganisation([text('表.csv', content)]);
    expect(faulty).toBe(1);
    expect(faults).toEqual([{ file: '表.csv', sheet, row, column, message: expect.stringContaining(message) }]);
  });

  it('in JSON, by list, position and field', async () => {
    const content = {
      accounts: [
        { accountId: 'a', samePersonAs: null },
        { accountId: 'b c', samePersonAs: null },
      ],
    };
    const { faults } = await readOrganisation([text('机构.json', JSON.stringify(content))]);
    expect(faults).toMatchObject([{ file: '机构.json', sheet: 'accounts', row: 2, column: 'accountId' }]);
  });

  it.each(['[]', '{', '{"people":[]}', '{"accounts":{}}'])('if the JSON is another one: %s', async (content) => {
    const { faults } = await readOrganisation([text('机构.json', content)]);
    expect(faults).toMatchObject([{ sheet: null, message: expect.stringContaining('应为 JSON 对象') }]);
  });

  it('by the rows that contradict each other, also in different files', async () => {
    const rows = await readOrganisation([text('一.csv', `${ACCOUNTS}\np1,`), text('二.csv', `${ACCOUNTS}\n\np1,`)]);
    rows.contradict([{ table: 'accounts', row: 1, field: 'accountId', message: '重复', repeats: 0 }]);
    expect(rows.faults).toEqual([
      { file: '二.csv', sheet: '账号', row: 3, column: '账号', message: '重复（一.csv 第 2 行）' },
    ]);
  });

  it('in a tab of a workbook; a damaged file, and one of another kind, are named as a whole', async () => {
    const wrong = { ...COUNTRY, accounts: [{ accountId: 'a b', samePersonAs: null }] };
    const { faults } = await readOrganisation([
      ...(await workbook(wrong)),
      file('坏.xlsx', Buffer.from('PK'), XLSX),
      file('图.csv', Buffer.from([0, 1])),
    ]);
    expect(faults.map(({ file: of, sheet, row, column }) => [of, sheet, row, column])).toEqual([
      ['机构.xlsx', '账号', 2, '账号'],
      ['坏.xlsx', null, null, null],
      ['图.csv', null, null, null],
    ]);
  });
});

describe('the size of an import', () => {
  const accounts = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ accountId: `a${n}`, samePersonAs: null }));

  it('may be 20,000 accounts with an office each', async () => {
    const content: ImportContent = {
      ...NOTHING,
      accounts: accounts(20_000),
      offices: accounts(20_000).map(({ accountId: id }) => ({
        accountId: id,
        role: 'WB_HANDLER',
        departmentId: 'P1',
        from: null,
        until: null,
        auditedDivisions: [],
      })),
    };
    const read = await readOrganisation(await workbook(content));
    expect([read.faulty, read.content.accounts.length, read.content.offices.length]).toEqual([0, 20_000, 20_000]);
  }, 120_000);

  it('ends at 50,000 rows of one table', async () => {
    const { faults } = await readOrganisation([text('大.json', JSON.stringify({ accounts: accounts(50_001) }))]);
    expect(faults).toMatchObject([{ message: expect.stringContaining('超过 50000 行') }]);
  }, 60_000);
});
